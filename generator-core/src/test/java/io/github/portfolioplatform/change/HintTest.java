package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of changes that are not refused, in files of a few lines: each hint, and the neighbour of which it is not true. */
class HintTest {

    private static final String PATH = "live/cache/file.yaml";

    private static List<String> hints(String file, String old, String now) {
        Tree before = Tree.EMPTY.with(PATH, file);
        Tree after = before.replace(PATH, old, now);
        assertThat(before.changesTo(after).refusals()).isEmpty();
        return before.changesTo(after).hints();
    }

    private static final String BACKUP = """
            kind: CronJob
            metadata: {name: cache-backup}
            spec:
              schedule: "50 3 * * *"
              jobTemplate:
                spec:
                  template:
                    spec:
                      containers:
                      - name: dump
                        env: [{name: KEEP_LAST, value: "9"}, {name: TARGET, value: none}]
                      - name: store
                        env:
                        - {name: KEEP_LAST, value: "3"}
                        - {name: KEEP_DAILY, value: "7"}
                        - {name: KEEP_WEEKLY, value: "4"}
                        - {name: TARGET, value: "target:copies"}
                        - {name: RCLONE_CONFIG_TARGET_ENDPOINT, value: "https://s3.example.com"}
                      volumes: [{emptyDir: {}}, {persistentVolumeClaim: {claimName: work}}, {persistentVolumeClaim: {claimName: more}}]
            ---
            kind: CronJob
            metadata: {name: cache-verify}
            spec: {schedule: "0 5 * * 0"}
            ---
            kind: ConfigMap
            metadata: {name: cache-other}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'KEEP_LAST, value: \"3\"' | 'KEEP_LAST, value: \"2\"' | 'live/cache (last 3 → 2: up to 1 copy, by the schedule \"50 3 * * *\").'",
                "'KEEP_LAST, value: \"3\"' | 'KEEP_LAST, value: \"1\"' | 'live/cache (last 3 → 1: up to 2 copies, by the schedule \"50 3 * * *\").'",
                "'KEEP_DAILY, value: \"7\"' | 'KEEP_DAILY, value: x' | 'live/cache (daily 7 → 0: up to 7 copies, by the schedule \"50 3 * * *\").'",
                "target:copies | target:others | 'live/cache https://s3.example.com target:copies of more of work → https://s3.example.com target:others of more of work.'",
                "claimName: work | claimName: disk | 'target:copies of more of work → https://s3.example.com target:copies of disk of more.'",
                "s3.example.com | s3.example.org | 'live/cache https://s3.example.com target:copies of more of work → https://s3.example.org target:copies of more of work.'",
                "'\"50 3 * * *\"' | '\"50 3 * * 0\"' | 'Backups are taken less than half as often: live/cache \"50 3 * * *\" → \"50 3 * * 0\".'",
                "'\"0 5 * * 0\"' | '\"0 5 1 * *\"' | 'Copies are verified less than half as often: live/cache \"0 5 * * 0\" → \"0 5 1 * *\".'",
                "'name: cache-backup}' | 'name: other}' | No backups are taken any more; the copies that exist stay in the store, and nothing prunes or restores them: live/cache.",
                "'name: cache-verify}' | 'name: other}' | Copies are no longer verified: live/cache.",
            })
    void of_backups_it_is_told_what_becomes_of_copies(String old, String now, String hint) {
        assertThat(hints(BACKUP, old, now)).singleElement().asString().endsWith(hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'KEEP_LAST, value: \"3\"' | 'KEEP_LAST, value: \"4\"'",
                "'KEEP_LAST, value: \"9\"' | 'KEEP_LAST, value: \"1\"'",
                "TARGET, value: none | TARGET, value: other",
                "'KEEP_LAST, value: \"3\"' | 'KEEP_LAST, value: \"0\"'",
                "'\"50 3 * * *\"' | '\"50 4 * * *\"'",
                "'\"50 3 * * *\"' | '\"50 3 */2 * *\"'",
                "'\"50 3 * * *\"' | '\"@weekly\"'",
                "'\"0 5 * * 0\"' | '\"0 5 * * 1\"'",
                "name: cache-other | name: cache-more",
                "'\"50 3 * * *\"' | '\"50 3,15 * * *\"'",
            })
    void of_backups_that_are_as_good_nothing_is_told(String old, String now) {
        assertThat(hints(BACKUP, old, now)).isEmpty();
    }

    @Test
    void backups_that_stop_are_told_once_although_their_verification_stops_as_well() {
        assertThat(hints(BACKUP, "name: cache-backup", "name: other-backup"))
                .singleElement()
                .asString()
                .startsWith("No backups are taken any more");
    }

    private static final String SERVER = """
            kind: StatefulSet
            metadata: {name: cache}
            spec:
              replicas: 2
              template:
                spec:
                  containers:
                  - name: redis
                    image: redis:7.4-bookworm
                    resources: {limits: {memory: 1Gi}}
                    volumeMounts: [{name: tls, mountPath: /run/tls}]
            ---
            kind: Certificate
            metadata: {name: cache-tls}
            spec: {issuerRef: {kind: ClusterIssuer, name: company}}
            ---
            kind: NetworkPolicy
            metadata: {name: cache}
            spec: {ingress: [{from: [{podSelector: {matchLabels: {app: shop}}}]}, {from: [{podSelector: {matchLabels: {app: more}}}]}]}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "memory: 1Gi | memory: 1000Mi | 'Redis gets less memory, and refuses writes or is killed if its data needs more (INFO memory shows used_memory): live/cache 1Gi → 1000Mi.'",
                "kind: ClusterIssuer | kind: Issuer | ClusterIssuer/company → Issuer/company.",
                "'kind: ClusterIssuer, ' | '' | ClusterIssuer/company → Issuer/company.",
                "name: company | name: other | ClusterIssuer/company → ClusterIssuer/other.",
                "'kind: Certificate' | 'kind: Other' | ClusterIssuer/company → provided.",
                "app: more | portfolioplatform.github.io/uses-cache: true | 'No consumer is declared any more: pods with the label for clients are let in, and those that were declared are not: live/cache.'",
                "'redis:7.4-bookworm' | 'redis@sha256:ab' | 'A digest tells no version, so that of the portfolio is believed; check it before you apply: live/cache.'",
            })
    void of_clients_it_is_told_what_they_notice(String old, String now, String hint) {
        Tree before = Tree.EMPTY.with(PATH, SERVER);

        assertThat(before.changesTo(before.replace(PATH, old, now)).hints()).anyMatch(told -> told.endsWith(hint));
        assertThat(before.changesTo(before.replace(PATH, "replicas: 2", "replicas: 3"))
                        .hints())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "memory: 1Gi | memory: 1024Mi",
                "memory: 1Gi | memory: 2Gi",
                "memory: 1Gi | memory: much",
                "memory: 1Gi | cpu: 1",
                "app: more | app: other",
                "app: more | portfolioplatform.github.io/uses-other: true",
                "'redis:7.4-bookworm' | 'redis:7.4.1-bookworm'",
                "'redis:7.4-bookworm' | 'redis:7.4'",
            })
    void of_changes_that_no_client_notices_at_most_the_restart_is_told(String old, String now) {
        assertThat(hints(SERVER, old, now)).allMatch(hint -> hint.startsWith("A pod that never gets ready"));
    }

    @Test
    void only_the_policy_of_the_instance_lets_its_clients_in() {
        Tree before = Tree.EMPTY.with(
                PATH,
                SERVER.replace(
                        "kind: NetworkPolicy\nmetadata: {name: cache}",
                        "kind: NetworkPolicy\nmetadata: {name: other}"));

        assertThat(before.changesTo(before.replace(PATH, "app: more", "portfolioplatform.github.io/uses-cache: true"))
                        .hints())
                .isEmpty();
        Tree open = Tree.EMPTY.with(PATH, SERVER.replace("app: more", "portfolioplatform.github.io/uses-cache: true"));
        assertThat(open.changesTo(open.replace(PATH, "app: shop", "app: other")).hints())
                .isEmpty();
    }

    @Test
    void a_certificate_that_comes_with_production_is_no_other_issuer() {
        Tree plain = Tree.EMPTY.with(
                PATH, SERVER.replace("mountPath: /run/tls", "mountPath: /data").replace("cache-tls", "other"));

        assertThat(plain.changesTo(Tree.EMPTY.with(PATH, SERVER)).hints())
                .noneMatch(hint -> hint.startsWith("Another issuer"));
        assertThat(Tree.EMPTY.with(PATH, SERVER).changesTo(plain).hints())
                .noneMatch(hint -> hint.startsWith("Another issuer"));
    }

    @Test
    void a_server_that_sorts_by_itself_may_have_any_suite() {
        Tree redis = Tree.EMPTY.with(PATH, SERVER.replace("redis:7.4-bookworm", "redis:7.4"));
        Tree postgresql = Tree.EMPTY.with(
                PATH, SERVER.replace("redis:7.4-bookworm", "postgres:17.5").replace("name: redis", "name: postgresql"));

        assertThat(redis.changesTo(redis.replace(PATH, "redis:7.4", "redis:7.4.1"))
                        .hints())
                .noneMatch(hint -> hint.startsWith("Tags that name no suite"));
        assertThat(postgresql
                        .changesTo(postgresql.replace(PATH, "17.5", "17.6"))
                        .hints())
                .anyMatch(hint -> hint.startsWith("Tags that name no suite")
                        && hint.endsWith("live/cache postgres:17.5 → postgres:17.6."));
        assertThat(postgresql
                        .changesTo(postgresql.replace(PATH, "17.5", "17.5@sha256:ab"))
                        .hints())
                .noneMatch(hint -> hint.startsWith("Tags that name no suite"));
        assertThat(postgresql
                        .changesTo(postgresql.replace(PATH, "17.5", "18.1"))
                        .hints())
                .noneMatch(hint -> hint.startsWith("A digest"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{kind: Application, metadata: {name: a, finalizers: [resources-finalizer.argocd.argoproj.io/background]}} | true",
                "{kind: Application, metadata: {name: a, finalizers: [other]}} | false",
                "{kind: Application, metadata: {name: a}} | false",
                "{kind: ApplicationSet, metadata: {name: a}} | true",
                "{kind: ApplicationSet, metadata: {name: a}, spec: {syncPolicy: {preserveResourcesOnDeletion: true}}} | false",
                "{kind: ApplicationSet, metadata: {name: a}, spec: {syncPolicy: {preserveResourcesOnDeletion: false}}} | true",
                "{kind: Kustomization, metadata: {name: a}, spec: {prune: true}} | true",
                "{kind: Kustomization, metadata: {name: a}, spec: {prune: true, deletionPolicy: Orphan}} | false",
                "{kind: Kustomization, metadata: {name: a}, spec: {prune: true, deletionPolicy: Delete}} | true",
                "{kind: Kustomization, metadata: {name: a}, spec: {prune: false}} | false",
                "{kind: Kustomization, metadata: {name: a}} | false",
                "{kind: GitRepository, metadata: {name: a}, spec: {prune: true}} | false",
            })
    void an_object_of_a_tool_that_goes_takes_along_what_it_applied_or_leaves_it(String object, boolean deletes) {
        Tree before = Tree.EMPTY.with("argocd/a.yaml", object);

        assertThat(before.changesTo(Tree.EMPTY.with("argocd/b.yaml", "{}")).hints())
                .singleElement()
                .asString()
                .startsWith(
                        deletes
                                ? "Objects of GitOps tools are gone, and deleting one deletes all"
                                : "Objects of GitOps tools are no longer rendered. Deleting one leaves")
                .endsWith(" a.");
    }

    @Test
    void many_instances_are_counted_and_each_is_named_once() {
        String secret = "kind: Secret\nmetadata: {name: NAME}\nstringData: {a: hunter4711, b: hunter4712}\n";
        Tree before = Tree.EMPTY;
        Tree five = Tree.EMPTY;
        Tree six = Tree.EMPTY;
        for (int i = 1; i <= 6; i++) {
            String path = "live/db" + i + "/secret.yaml";
            String text = secret.replace("NAME", "db" + i);
            before = before.with(path, text);
            six = six.with(path, text.replace("4711", "4713").replace("4712", "4714"));
            five = five.with(path, i == 6 ? text : text.replace("4711", "4713"));
        }

        assertThat(before.changesTo(five).hints())
                .singleElement()
                .asString()
                .endsWith(": live/db1, live/db2, live/db3, live/db4, live/db5.");
        assertThat(before.changesTo(six).hints())
                .singleElement()
                .asString()
                .endsWith(": live/db1, live/db2, live/db3, live/db4, live/db5 and 1 more.");
    }

    @Test
    void a_password_that_comes_or_goes_is_no_changed_one() {
        String secret = "kind: Secret\nmetadata: {name: cache}\nstringData: {a: hunter4711}\n";

        assertThat(hints(secret, "a: hunter4711", "a: hunter4711, b: other4711"))
                .isEmpty();
        assertThat(hints(secret, "metadata: {name: cache}", "metadata: {name: cache, labels: {a: b}}"))
                .isEmpty();
        assertThat(hints(secret, "hunter4711", "other4711"))
                .singleElement()
                .asString()
                .startsWith("Passwords change that pods read at their next start, but the databases keep the old ones");
    }

    @Test
    void a_server_that_reads_its_password_at_each_start_does_not_keep_the_old_one() {
        String secret = "kind: Secret\nmetadata: {name: cache, labels: {app.kubernetes.io/name: ENGINE}}\n"
                + "stringData: {a: hunter4711}\n";

        assertThat(hints(secret.replace("ENGINE", "redis"), "hunter4711", "other4711"))
                .containsExactly("Passwords change that servers and pods read at their next start: live/cache.");
        assertThat(hints(
                        secret.replace(", labels: {app.kubernetes.io/name: ENGINE}", "") + "---\n" + SERVER,
                        "hunter4711",
                        "other4711"))
                .containsExactly("Passwords change that servers and pods read at their next start: live/cache.");
        assertThat(hints(secret.replace("ENGINE", "postgresql"), "hunter4711", "other4711"))
                .singleElement()
                .asString()
                .contains("but the databases keep the old ones");
    }

    @Test
    void applications_that_log_in_as_another_user_are_told_with_both() {
        String external = "kind: ExternalSecret\nmetadata: {name: cache-app}\n"
                + "spec: {target: {template: {data: {username: app, password: x}}}}\n";

        assertThat(hints(external, "username: app", "username: app2"))
                .singleElement()
                .asString()
                .startsWith("Applications log in as another user")
                .endsWith("live/cache app → app2.");
        assertThat(hints(external, "password: x", "password: y")).isEmpty();
        assertThat(hints(external, "username: app, ", "username: app, user: app, "))
                .isEmpty();
        assertThat(hints(external.replace("ExternalSecret", "Deployment"), "username: app", "username: app2"))
                .isEmpty();
    }

    @Test
    void a_pod_that_restarts_may_keep_its_place() {
        assertThat(hints(SERVER, "redis:7.4-bookworm", "redis:7.4.1-bookworm"))
                .singleElement()
                .asString()
                .endsWith("(kubectl delete pod): live/cache-0, live/cache-1.");
    }

    @Test
    void half_as_many_backups_are_not_less_than_half() {
        assertThat(hints(BACKUP.replace("50 3 * * *", "50 3,15 * * *"), "50 3,15 * * *", "50 3 * * *"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{kind: Application, metadata: {name: a}, spec: {source: {path: OLD}}}",
                "{kind: Application, metadata: {name: a}, spec: {source: {repoURL: OLD}}}",
                "{kind: Application, metadata: {name: a}, spec: {source: {targetRevision: OLD}}}",
                "{kind: ApplicationSet, metadata: {name: a}, spec: {template: {spec: {source: {path: OLD}}}}}",
                "{kind: GitRepository, metadata: {name: a}, spec: {url: OLD}}",
                "{kind: GitRepository, metadata: {name: a}, spec: {ref: {branch: OLD}}}",
                "{kind: Kustomization, metadata: {name: a}, spec: {path: OLD}}",
            })
    void a_tool_that_reads_elsewhere_is_told(String object) {
        Tree before = Tree.EMPTY.with("argocd/a.yaml", object);

        assertThat(before.changesTo(before.replace("argocd/a.yaml", "OLD", "NEW"))
                        .hints())
                .singleElement()
                .asString()
                .startsWith("GitOps tools read another repository, revision or folder")
                .endsWith(" a.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{kind: Application, metadata: {name: a}, spec: {project: OLD}}",
                "{kind: Kustomization, metadata: {name: a}, spec: {interval: OLD}}",
                "{kind: ConfigMap, metadata: {name: a}, spec: {path: OLD}}",
            })
    void a_tool_that_reads_the_same_is_not(String object) {
        Tree before = Tree.EMPTY.with("argocd/a.yaml", object);

        assertThat(before.changesTo(before.replace("argocd/a.yaml", "OLD", "NEW"))
                        .hints())
                .isEmpty();
    }

    private static final String PROTECTED =
            "annotations: {argocd.argoproj.io/sync-options: \"Prune=false,Delete=false\","
                    + " kustomize.toolkit.fluxcd.io/prune: disabled}";

    @Test
    void a_namespace_that_goes_takes_everything_along_unless_it_is_protected() {
        Tree plain = Tree.EMPTY.with(PATH, "kind: Namespace\nmetadata: {name: shop}\n");
        Tree kept = Tree.EMPTY.with(PATH, "kind: Namespace\nmetadata: {name: shop, " + PROTECTED + "}\n");
        Tree other = Tree.EMPTY.with(PATH, "kind: ConfigMap\nmetadata: {name: shop}\n");
        Tree gone = Tree.EMPTY.with("live/b.yaml", "{}");

        assertThat(plain.changesTo(gone).hints())
                .containsExactly(
                        "Namespaces are gone, and what removes one from the cluster deletes everything in it: shop.");
        assertThat(kept.changesTo(gone).hints())
                .singleElement()
                .asString()
                .startsWith("Namespaces are no longer rendered. They stay in the cluster")
                .endsWith(": shop.");
        assertThat(other.changesTo(gone).hints()).isEmpty();
        assertThat(gone.changesTo(plain).hints()).isEmpty();
    }

    @Test
    void a_claim_that_loses_its_protection_is_told_with_its_environment() {
        String claim = "kind: PersistentVolumeClaim\nmetadata: {name: data, " + PROTECTED + "}\n";
        String pruning =
                "With pruning: allowed, GitOps tools delete claims, and the data in them, as soon as their files are"
                        + " gone: live.";

        assertThat(hints(claim, ", " + PROTECTED, "")).containsExactly(pruning);
        assertThat(hints(claim, "Prune=false,Delete=false", "Delete=false")).containsExactly(pruning);
        assertThat(hints(claim, "Prune=false,Delete=false", "Prune=false")).isEmpty();
        assertThat(hints(claim.replace("PersistentVolumeClaim", "Service"), ", " + PROTECTED, ""))
                .isEmpty();
        assertThat(hints(
                        "kind: PersistentVolumeClaim\nmetadata: {name: data}\n",
                        "name: data",
                        "name: data, " + PROTECTED))
                .isEmpty();
        assertThat(hints("kind: PersistentVolumeClaim\nmetadata: {name: data, labels: {a: b}}\n", "a: b", "a: c"))
                .isEmpty();
    }

    @Test
    void a_step_of_mongodb_that_is_possible_is_told_with_what_to_do_around_it() {
        String server = "kind: StatefulSet\nmetadata: {name: db}\n"
                + "spec: {template: {spec: {containers: [{name: mongodb, image: \"mongo:7.0-jammy\"}]}}}\n";
        Tree before = Tree.EMPTY.with(PATH, server);

        assertThat(hints(server, "mongo:7.0-jammy", "mongo:8.0-noble"))
                .anyMatch(hint ->
                        hint.contains("feature compatibility version") && hint.endsWith("This is about live/cache."));
        assertThat(hints(server, "mongo:7.0-jammy", "mongo:7.0.14-jammy")).noneMatch(hint -> hint.contains("feature"));
        String percona = "image: \"percona/percona-server-mongodb:8.0-noble\"";
        Tree other = before.replace(PATH, "image: \"mongo:7.0-jammy\"", percona)
                .replace(PATH, "name: db", "name: db, labels: {app.kubernetes.io/version: \"8.0\"}");
        assertThat(before.changesTo(other).hints()).noneMatch(hint -> hint.contains("feature"));
        for (String image : List.of("mongo:6.0-jammy", "mongo:8.2-noble")) {
            assertThat(before.changesTo(before.replace(PATH, "mongo:7.0-jammy", image))
                            .hints())
                    .noneMatch(hint -> hint.contains("feature"));
        }
    }

    @Test
    void a_tag_that_was_built_again_may_have_another_suite() {
        String server = "kind: StatefulSet\nmetadata: {name: db}\n"
                + "spec: {template: {spec: {containers: [{name: postgresql, image: \"postgres:17.6@sha256:ab\", a: b}]}}}\n";

        assertThat(hints(server, "sha256:ab", "sha256:cd"))
                .anyMatch(hint -> hint.startsWith("Tags that name no suite"));
        assertThat(hints(server, "a: b", "a: c")).noneMatch(hint -> hint.startsWith("Tags that name no suite"));
        assertThat(hints(server, "@sha256:ab", "")).noneMatch(hint -> hint.startsWith("Tags that name no suite"));
        assertThat(hints(server.replace("17.6", "17.6-trixie"), "sha256:ab", "sha256:cd"))
                .noneMatch(hint -> hint.startsWith("Tags that name no suite"));
    }

    @Test
    void a_login_that_comes_or_goes_is_no_other_one() {
        String external = "kind: ExternalSecret\nmetadata: {name: cache-app}\n"
                + "spec: {target: {template: {data: {username: app, password: x}}}}\n";

        assertThat(hints(external.replace("username: app, ", ""), "password: x", "username: app, password: x"))
                .isEmpty();
    }

    @Test
    void scripts_of_an_access_job_that_need_a_person_are_told_with_the_command() {
        String scripts =
                "kind: StatefulSet\nmetadata: {name: cache, labels: {app.kubernetes.io/name: postgresql, a: b}}\n---\n"
                        + "kind: ConfigMap\nmetadata: {name: cache-access}\ndata: {access.sh: kubectl exec cache-0, 10-bootstrap.sql: one,"
                        + " 12-backup.sql: one}\n";

        assertThat(hints(scripts, "sql: one", "sql: two"))
                .anyMatch(hint -> hint.startsWith("The access job fails until")
                        && hint.endsWith(": live/cache: kubectl exec cache-0."));
        assertThat(hints(scripts.replace("cache-access", "cache-other"), "sql: one", "sql: two"))
                .noneMatch(hint -> hint.startsWith("The access job fails until"));
    }
}
