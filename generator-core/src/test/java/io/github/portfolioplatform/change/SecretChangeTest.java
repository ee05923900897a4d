package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server and its Secrets in files of a few lines: which of them may go, stay, or come from elsewhere. */
class SecretChangeTest {

    private static final String SERVER = "live/cache/statefulset.yaml";
    private static final String ACL = "live/cache/acl.yaml";
    private static final String APP = "live/cache/credentials.yaml";
    private static final String OURS =
            "labels: {app.kubernetes.io/name: redis, app.kubernetes.io/managed-by: portfolio-generator}";
    private static final String PROTECTED = "annotations: {argocd.argoproj.io/sync-options: Prune=false,"
            + " kustomize.toolkit.fluxcd.io/prune: disabled}";
    private static final String SERVER_TEXT = """
            kind: StatefulSet
            metadata: {name: cache, namespace: shop, labels: {app.kubernetes.io/name: redis}}
            spec:
              serviceName: cache
              template:
                spec:
                  containers:
                  - name: redis
                    image: redis:7.4-bookworm
                    env:
                    - {name: PASSWORD, valueFrom: {secretKeyRef: {name: cache-secrets, key: password}}}
                  volumes:
                  - {name: acl, secret: {secretName: cache-acl, items: [{key: users.acl, path: users.acl}]}}
            """;

    private static String secret(String name, String labels, String keys) {
        return "kind: Secret\nmetadata: {name: " + name + ", namespace: shop, " + labels + "}\nstringData: {" + keys
                + "}\n";
    }

    private static String external(String name, String store, String entry, String keys) {
        return "kind: ExternalSecret\nmetadata: {name: " + name + ", namespace: shop, " + OURS
                + "}\nspec: {secretStoreRef: {kind: ClusterSecretStore, name: " + store
                + "}, target: {template: {data: {" + keys + "}}}, data: [{remoteRef: {key: " + entry
                + ", property: app}}]}\n";
    }

    private static final Tree FILES = Tree.EMPTY
            .with(SERVER, SERVER_TEXT)
            .with(ACL, secret("cache-acl", OURS, "users.acl: user app on, password-previous: x"))
            .with(APP, secret("cache-secrets", OURS, "username: app, password: hunter4711"));
    private static final Tree STORE = FILES.with(ACL, external("cache-acl", "vault", "shop/cache", "users.acl: x"))
            .with(APP, external("cache-secrets", "vault", "shop/cache", "username: x, password: x"));

    /** The server reads the file of users no longer. */
    private static Tree withoutReader(Tree tree) {
        return tree.replace(SERVER, "secretName: cache-acl", "secretName: cache-secrets")
                .replace(SERVER, "name: acl", "name: app");
    }

    private static List<String> refusals(Tree before, Tree after) {
        return before.changesTo(after).refusals().stream()
                .map(Problem::toString)
                .map(text -> text.replaceAll(".*change: ([a-z-]+), to: (.*), reason: ….*", "$1 $2"))
                .toList();
    }

    @Test
    void a_key_that_goes_is_refused_and_a_previous_password_is_none() {
        assertThat(refusals(FILES, FILES.replace(APP, "password: ", "pass: ")))
                .containsExactly("secret-key-vanishes password");
        assertThat(refusals(FILES, FILES.replace(ACL, ", password-previous: x", "")))
                .isEmpty();
        assertThat(refusals(FILES, FILES.replace(APP, "username: app", "username: app, more: x")))
                .isEmpty();
    }

    @Test
    void a_key_may_move_to_another_resource_that_makes_the_same_secret() {
        Tree two = FILES.with(
                "live/cache/more.yaml",
                external("more", "vault", "shop/cache", "password: x")
                        .replace("target: {", "target: {name: cache-secrets, "));

        assertThat(refusals(FILES, two.replace(APP, ", password: hunter4711", "")))
                .doesNotContain("secret-key-vanishes password");
    }

    @Test
    void a_file_that_the_server_does_without_goes_with_its_key() {
        Tree after = FILES.replace(SERVER, "{key: users.acl, path: users.acl}", "{key: other, path: other}")
                .replace(ACL, "users.acl: user app on", "other: x");

        assertThat(refusals(FILES, after)).isEmpty();
        Tree gone = FILES.replace(ACL, "users.acl: user app on", "other: x");
        assertThat(refusals(FILES, gone)).containsExactly("secret-key-vanishes users.acl");
        assertThat(refusals(FILES, gone.replace(SERVER, "redis:7.4-bookworm", "redis:7.4.1-bookworm")))
                .containsExactly("secret-key-vanishes users.acl");
    }

    @Test
    void a_secret_of_the_server_goes_with_its_last_reader() {
        assertThat(refusals(FILES, withoutReader(FILES).without(ACL))).doesNotContain("secret-key-vanishes cache-acl");
        assertThat(refusals(STORE, withoutReader(STORE).without(ACL))).doesNotContain("secret-key-vanishes cache-acl");
    }

    @Test
    void a_secret_whose_text_is_the_template_of_another_one_still_has_a_reader() {
        Tree after = withoutReader(STORE)
                .without(ACL)
                .replace(
                        APP,
                        "target: {template: {",
                        "target: {template: {templateFrom: [{secret: {name: cache-acl}}], ");

        assertThat(refusals(STORE, after)).contains("secret-key-vanishes cache-acl");
    }

    @Test
    void a_secret_that_the_server_never_read_may_be_read_by_others() {
        Tree unread = withoutReader(FILES);

        assertThat(refusals(unread, unread.without(ACL))).containsExactly("secret-key-vanishes cache-acl");
    }

    @ParameterizedTest
    @CsvSource({
        "managed-by: portfolio-generator, managed-by: other",
        "'users.acl: user app on', 'users.acl: user app on, username: app'",
        "', app.kubernetes.io/managed-by: portfolio-generator', ''",
    })
    void a_secret_that_others_may_read_never_goes(String old, String now) {
        assertThat(refusals(FILES.replace(ACL, old, now), withoutReader(FILES).without(ACL)))
                .contains("secret-key-vanishes cache-acl");
    }

    @Test
    void a_secret_with_keys_that_are_not_known_never_goes() {
        Tree open = STORE.replace(ACL, "template: {", "template: {mergePolicy: Merge, ");

        assertThat(refusals(open, withoutReader(STORE).without(ACL))).contains("secret-key-vanishes cache-acl");
    }

    @Test
    void a_secret_that_another_workload_still_reads_does_not_go() {
        Tree job = FILES.with(
                "live/cache/job.yaml",
                "kind: CronJob\nmetadata: {name: cache-job}\nspec: {jobTemplate: {spec: {template: {spec: {containers:"
                        + " [{envFrom: [{secretRef: {name: cache-acl}}]}]}}}}}\n");

        assertThat(refusals(job, withoutReader(job).without(ACL))).contains("secret-key-vanishes cache-acl");
    }

    @Test
    void a_protected_secret_that_leaves_the_files_stays_in_the_cluster() {
        Tree before = FILES.replace(APP, OURS, PROTECTED).replace(ACL, OURS, PROTECTED);
        ChangeSet changes = before.changesTo(before.without(APP).without(ACL));

        assertThat(changes.refusals()).isEmpty();
        assertThat(changes.hints())
                .anyMatch(hint -> hint.endsWith("from now on: live/cache cache-acl, live/cache cache-secrets."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "argocd.argoproj.io/sync-options: Prune=false",
                "kustomize.toolkit.fluxcd.io/prune: disabled",
                "argocd.argoproj.io/sync-options: Prune=falsely, kustomize.toolkit.fluxcd.io/prune: disabled",
                "argocd.argoproj.io/sync-options: Prune=false, kustomize.toolkit.fluxcd.io/prune: enabled",
            })
    void a_secret_that_one_tool_may_delete_is_refused_with_what_to_apply_first(String annotations) {
        Tree before =
                FILES.replace(APP, OURS, "annotations: {" + annotations + "}").without(ACL);

        assertThat(before.changesTo(before.without(APP)).refusals())
                .singleElement()
                .asString()
                .contains(
                        "The Secret cache-secrets is gone",
                        "Render the former spec with this version and apply that first");
    }

    @Test
    void a_protected_secret_that_nothing_reads_or_that_another_one_replaces_is_gone() {
        Tree before = FILES.replace(APP, OURS, PROTECTED).without(ACL);
        Tree unread =
                before.replace(SERVER, "valueFrom: {secretKeyRef: {name: cache-secrets, key: password}}", "value: x");

        assertThat(before.changesTo(unread.without(APP)).refusals())
                .anyMatch(refusal -> refusal.toString().contains("The Secret cache-secrets is gone")
                        && refusal.toString().contains("Keep the name of the Secret."));
        assertThat(before.changesTo(before.without(APP).with(APP, secret("renamed", PROTECTED, "password: x")))
                        .refusals())
                .singleElement()
                .asString()
                .contains("The Secret cache-secrets is gone", "Keep the name of the Secret.");
    }

    @ParameterizedTest
    @CsvSource({
        "name: vault, name: aws, ClusterSecretStore/aws/shop/cache",
        "kind: ClusterSecretStore, kind: SecretStore, SecretStore/vault/shop/cache",
        "key: shop/cache, key: shop/other, ClusterSecretStore/vault/shop/other",
    })
    void another_source_of_a_secret_is_one_decision(String old, String now, String to) {
        assertThat(refusals(STORE, STORE.replace(APP, old, now))).containsExactly("secret-source-changes " + to);
        assertThat(refusals(STORE, STORE.replace(ACL, old, now).replace(APP, old, now)))
                .containsExactly("secret-source-changes " + to);
    }

    @Test
    void a_secret_that_comes_from_a_store_and_not_from_a_file_is_another_source() {
        assertThat(refusals(FILES, STORE)).containsExactly("secret-source-changes ClusterSecretStore/vault/shop/cache");
        assertThat(refusals(STORE, FILES)).containsExactly("secret-source-changes file/cache-acl");
        assertThat(refusals(FILES, FILES.replace(APP, "hunter4711", "other4711")))
                .isEmpty();
    }

    @Test
    void a_server_that_reads_another_secret_at_the_same_place_has_another_source() {
        Tree after = FILES.replace(SERVER, "name: cache-secrets", "name: provided");

        assertThat(FILES.changesTo(after).refusals())
                .singleElement()
                .asString()
                .contains(
                        "The passwords of cache come from the provided Secret provided instead of a Secret cache-secrets in a"
                                + " file.",
                        "to: Secret/provided,");
        assertThat(refusals(STORE, STORE.replace(SERVER, "secretName: cache-acl", "secretName: cache-secrets")))
                .containsExactly("secret-source-changes ClusterSecretStore/vault/shop/cache");
    }

    @Test
    void the_secret_of_the_application_that_no_operator_makes_any_more_has_another_source() {
        assertThat(refusals(STORE, STORE.without(APP))).containsExactly("secret-source-changes Secret/cache-secrets");
        assertThat(refusals(STORE.without(APP), STORE))
                .containsExactly("secret-source-changes ClusterSecretStore/vault/shop/cache");
        assertThat(refusals(STORE.without(ACL), STORE)).isEmpty();
    }

    @Test
    void an_instance_that_comes_or_goes_has_no_other_source() {
        assertThat(refusals(Tree.EMPTY.with("live/other.yaml", "{}"), STORE)).isEmpty();
        assertThat(refusals(STORE, Tree.EMPTY.with("live/other.yaml", "{}"))).isEmpty();
    }

    private static final String NEW_PROPERTY = "Secrets read properties that they did not read before";
    private static final String NEW_SECRET = "Servers read Secrets that they did not read before";

    private static List<String> hints(Tree before, Tree after) {
        return before.changesTo(after).hints();
    }

    @Test
    void a_property_that_is_read_for_the_first_time_is_told_with_its_entry() {
        assertThat(hints(
                        STORE,
                        STORE.replace(
                                APP,
                                "property: app}}",
                                "property: app}}, {remoteRef: {key: shop/cache, property: more}}")))
                .anyMatch(hint -> hint.startsWith(NEW_PROPERTY) && hint.endsWith("live/cache: more of shop/cache."));
        assertThat(hints(STORE, STORE.replace(APP, "property: app", "property: more")))
                .anyMatch(hint -> hint.startsWith(NEW_PROPERTY));
        assertThat(hints(STORE, STORE.replace(APP, "password: x", "password: y")))
                .noneMatch(hint -> hint.startsWith(NEW_PROPERTY));
        assertThat(hints(STORE.replace(APP, "property: app", "property: more"), STORE))
                .noneMatch(hint -> hint.startsWith(NEW_PROPERTY));
        assertThat(hints(
                        STORE,
                        STORE.replace(
                                APP,
                                "property: app}}",
                                "property: app}}, {remoteRef: {key: shop/cache, property: app-previous}}")))
                .noneMatch(hint -> hint.startsWith(NEW_PROPERTY));
    }

    @Test
    void a_secret_that_the_server_reads_for_the_first_time_is_told_unless_a_file_makes_it() {
        String more = "    env:\n        - {name: MORE, valueFrom: {secretKeyRef: {name: NAME, key: a}}}\n";
        Tree other = FILES.replace(SERVER, "    env:\n", more.replace("NAME", "provided"));

        assertThat(hints(FILES, other))
                .anyMatch(hint -> hint.startsWith(NEW_SECRET) && hint.endsWith("live/cache: provided."));
        assertThat(hints(FILES, FILES.replace(SERVER, "    env:\n", more.replace("NAME", "cache-acl"))))
                .noneMatch(hint -> hint.startsWith(NEW_SECRET));
        assertThat(hints(FILES, other.with("live/cache/more.yaml", secret("provided", OURS, "a: x"))))
                .noneMatch(hint -> hint.startsWith(NEW_SECRET));
        Tree made = FILES.with("live/cache/more.yaml", secret("provided", OURS, "a: x"));
        assertThat(hints(made, made.replace(SERVER, "    env:\n", more.replace("NAME", "provided"))))
                .noneMatch(hint -> hint.startsWith(NEW_SECRET));
        assertThat(hints(other, FILES)).noneMatch(hint -> hint.startsWith(NEW_SECRET));
    }

    @Test
    void a_previous_password_and_a_generated_one_are_provided_by_nobody() {
        String more =
                "    env:\n        - {name: MORE-previous, valueFrom: {secretKeyRef: {name: provided, key: a}}}\n";
        Tree generated = STORE.replace(APP, "name: vault", "name: cache-passwords")
                .replace(APP, "key: shop/cache", "key: cache-passwords-app");

        assertThat(hints(FILES, FILES.replace(SERVER, "    env:\n", more)))
                .noneMatch(hint -> hint.startsWith(NEW_SECRET));
        assertThat(hints(
                        generated,
                        generated.replace(
                                APP,
                                "property: app}}",
                                "property: app}}, {remoteRef: {key: cache-passwords-app, property: more}}")))
                .noneMatch(hint -> hint.startsWith(NEW_PROPERTY));
    }

    @Test
    void a_property_in_a_template_of_vault_is_one_of_its_entry() {
        Tree before = FILES.with(
                APP,
                "kind: VaultStaticSecret\nmetadata: {name: cache-secrets, " + OURS
                        + "}\nspec: {mount: kv, path: shop/cache,"
                        + " destination: {transformation: {excludeRaw: true, templates: {password: {text: 'x{{ get .Secrets \"app\" }}'}}}}}\n");

        assertThat(hints(before, before.replace(APP, "x{{", "{{ get .Secrets \"more\" }}{{")))
                .anyMatch(hint -> hint.startsWith(NEW_PROPERTY) && hint.endsWith("live/cache: more of shop/cache."));
        assertThat(hints(before, before.replace(APP, "x{{", "y{{"))).noneMatch(hint -> hint.startsWith(NEW_PROPERTY));
    }

    @Test
    void another_source_hides_no_secret_that_goes_unless_all_are_provided() {
        Tree store =
                STORE.with("live/cache/metrics.yaml", external("cache-metrics", "vault", "shop/cache", "password: x"));
        Tree provided = FILES.replace(SERVER, "name: cache-secrets, key", "name: provided, key");

        assertThat(refusals(
                        store, store.replace(APP, "name: vault", "name: aws").without("live/cache/metrics.yaml")))
                .containsExactlyInAnyOrder(
                        "secret-source-changes ClusterSecretStore/aws/shop/cache", "secret-key-vanishes cache-metrics");
        assertThat(refusals(FILES, provided.without(APP))).containsExactly("secret-source-changes Secret/provided");
        assertThat(refusals(FILES, provided.without(APP).replace(ACL, "user app on", "user app off")))
                .containsExactly("secret-source-changes Secret/provided");
        assertThat(refusals(FILES, provided.replace(APP, "password: ", "pass: ")))
                .containsExactlyInAnyOrder("secret-source-changes Secret/provided", "secret-key-vanishes password");
    }

    @Test
    void an_instance_that_enters_or_leaves_production_does_not_lose_its_secrets_besides() {
        Tree secured = STORE.replace(
                SERVER, "    env:\n", "    volumeMounts: [{name: tls, mountPath: /run/tls}]\n        env:\n");
        Tree provided = secured.without(APP).without(ACL);
        Tree otherKey = secured.replace(APP, "password: x", "pass: x");

        assertThat(refusals(secured, FILES.without(ACL))).containsExactly("profile-changes development");
        assertThat(refusals(FILES, provided)).containsExactly("profile-changes production");
        assertThat(refusals(FILES, otherKey))
                .containsExactlyInAnyOrder("profile-changes production", "secret-key-vanishes password");
        assertThat(hints(FILES, secured)).noneMatch(hint -> hint.startsWith(NEW_PROPERTY));
    }

    @Test
    void a_copy_for_consumers_and_a_secret_of_another_namespace_are_other_secrets() {
        String copy = external("cache-copy", "vault", "shop/cache", "password: x")
                .replace("labels: {", "labels: {app.kubernetes.io/component: binding, ");
        Tree before = STORE.with("live/cache/copy.yaml", copy);

        assertThat(refusals(before, before.replace("live/cache/copy.yaml", "name: vault", "name: aws")))
                .isEmpty();
        assertThat(refusals(before, before.without("live/cache/copy.yaml"))).isEmpty();
        String twin = external("cache-twin", "vault", "shop/cache", "password: x");
        Tree twins = STORE.with("live/cache/one.yaml", twin)
                .with(
                        "live/cache/two.yaml",
                        twin.replace("namespace: shop", "namespace: other").replace("name: vault", "name: aws"));
        assertThat(refusals(
                        twins,
                        twins.replace("live/cache/one.yaml", "password: x", "password: y")
                                .replace("live/cache/two.yaml", "password: x", "password: y")))
                .isEmpty();
    }

    @Test
    void a_file_of_the_application_that_comes_or_goes_is_no_other_source() {
        assertThat(refusals(FILES.without(APP), FILES)).isEmpty();
        assertThat(refusals(FILES, FILES.without(APP))).containsExactly("secret-key-vanishes cache-secrets");
    }

    @Test
    void a_secret_of_a_bucket_comes_from_another_source_with_a_hint() {
        String bucket =
                external("copies", "vault", "shop/copies", "key: x").replace("app.kubernetes.io/name: redis, ", "");
        Tree before = Tree.EMPTY.with("live/copies.yaml", bucket);

        assertThat(hints(before, before.replace("live/copies.yaml", "name: vault", "name: aws")))
                .singleElement()
                .asString()
                .startsWith("The access keys of backup targets come from another source")
                .endsWith(
                        "live/copies from the entry shop/copies of the ClusterSecretStore vault to the entry shop/copies of the"
                                + " ClusterSecretStore aws.");
        assertThat(hints(before, before.replace("live/copies.yaml", "key: x", "key: y")))
                .isEmpty();
        assertThat(STORE.changesTo(STORE.replace(APP, "name: vault", "name: aws"))
                        .hints())
                .noneMatch(hint -> hint.startsWith("The access keys"));
    }

    private static Tree named(String engine) {
        Tree named = Tree.EMPTY;
        for (String path : STORE.paths()) {
            named = named.with(path, STORE.text(path).replace("io/name: redis", "io/name: " + engine));
        }
        return named;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redis | With other passwords, applications are refused until they have read the new ones.",
                "postgresql | The server keeps the passwords that it has: with other ones, neither applications nor the access job log in.",
            })
    void the_message_tells_what_other_passwords_do_to_the_engine_and_what_to_copy(String engine, String effect) {
        Tree store = named(engine);

        assertThat(store.changesTo(store.replace(APP, "name: vault", "name: aws"))
                        .refusals())
                .singleElement()
                .asString()
                .contains(effect
                        + " Copy all present passwords from the entry shop/cache of the ClusterSecretStore vault to the"
                        + " entry shop/cache of the ClusterSecretStore aws first.");
        assertThat(store.changesTo(store.replace(APP, "name: vault", "name: cache-passwords")
                                .replace(APP, "key: shop/cache", "key: cache-passwords-app"))
                        .refusals())
                .singleElement()
                .asString()
                .contains(
                        effect
                                + " Keep the entry shop/cache of the ClusterSecretStore vault. Generated passwords are always new:"
                                + " before you accept them, set those of the Secrets cache-passwords… for every user",
                        "to: generated,");
        assertThat(store.changesTo(store.without(APP)).refusals())
                .singleElement()
                .asString()
                .contains("to the provided Secret cache-secrets and those of the other users first;");
    }

    @Test
    void a_secret_that_an_operator_makes_from_now_on_or_that_a_tool_deletes_does_not_stay() {
        Tree before = FILES.without(ACL).replace(APP, OURS, PROTECTED);
        Tree operator = before.with(APP, external("cache-secrets", "vault", "shop/cache", "username: x, password: x"));
        Tree metrics =
                before.with("live/cache/metrics.yaml", external("metrics", "vault", "shop/cache", "password: x"));
        String stays = "Secrets are no longer rendered.";

        assertThat(hints(before, operator)).noneMatch(hint -> hint.startsWith(stays));
        assertThat(hints(before, before.without(APP))).anyMatch(hint -> hint.startsWith(stays));
        assertThat(hints(metrics, metrics.without(APP))).anyMatch(hint -> hint.startsWith(stays));
        assertThat(hints(FILES.without(ACL), FILES.without(ACL).without(APP)))
                .noneMatch(hint -> hint.startsWith(stays));
    }
}
