package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.yaml.YamlDocuments;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which Secret a resource makes, with which keys, and where the values come from. */
class MadeSecretTest {

    private static Resource resource(String text) {
        Fields fields = new Fields(YamlDocuments.read(text).get(0));
        return new Resource(
                "live/db/made.yaml",
                new InstanceKey("live", "db"),
                fields.text("kind").orElseThrow(),
                "db-app",
                fields);
    }

    private static MadeSecret made(String text) {
        return MadeSecret.by(resource(text)).orElseThrow();
    }

    private static String origin(String text) {
        return SecretOrigin.of(made(text))
                .map(origin -> origin.kind() + " " + origin.id() + " " + origin.text())
                .orElse("");
    }

    @Test
    void a_secret_makes_itself_with_its_keys() {
        MadeSecret made = made("{kind: Secret, stringData: {username: app, password: x}}");

        assertThat(made.name()).isEqualTo("db-app");
        assertThat(made.field()).isEqualTo("stringData");
        assertThat(made.keys()).isEqualTo(Set.of("username", "password"));
        assertThat(made.has("username")).isTrue();
        assertThat(made.has("user")).isFalse();
        assertThat(made.template("username")).isEmpty();
        assertThat(SecretOrigin.of(made))
                .contains(new SecretOrigin(SecretOrigin.Kind.FILE, "file/db-app", "a Secret db-app in a file"));
    }

    @ParameterizedTest
    @CsvSource({"Deployment", "SecretStore", "PushSecret", "SealedSecret"})
    void other_kinds_make_none(String kind) {
        assertThat(MadeSecret.by(resource("{kind: " + kind + ", stringData: {a: b}}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{target: {template: {data: {a: x}}}} | db-app | false",
                "{target: {name: other, template: {data: {a: x}}}} | other | false",
                "{target: {name: other, creationPolicy: Owner, template: {data: {a: x}}}} | other | false",
                "{target: {template: {mergePolicy: Replace, data: {a: x}}}} | db-app | false",
                "{target: {template: {mergePolicy: Merge, data: {a: x}}}} | db-app | true",
                "{target: {template: {data: {a: x}, templateFrom: [{target: Data}]}}} | db-app | true",
                "{target: {template: {metadata: {}}}} | db-app | true",
                "{} | db-app | true",
            })
    void an_external_secret_makes_the_keys_of_its_template_and_others_if_that_is_not_all(
            String spec, String name, boolean isOpen) {
        MadeSecret made = made("{kind: ExternalSecret, spec: " + spec + "}");

        assertThat(made.name()).isEqualTo(name);
        assertThat(made.isOpen()).isEqualTo(isOpen);
        assertThat(made.keys()).isEqualTo(spec.contains("a: x") ? Set.of("a") : Set.of());
        assertThat(made.template("a")).isEqualTo(spec.contains("a: x") ? Optional.of("x") : Optional.empty());
        assertThat(made.has("a")).isTrue();
        assertThat(made.has("b")).isEqualTo(isOpen);
    }

    @Test
    void an_external_secret_that_leaves_its_secret_behind_does_not_take_it_along() {
        assertThat(MadeSecret.by(resource("{kind: ExternalSecret, spec: {target: {creationPolicy: Orphan}}}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{destination: {name: other, transformation: {excludeRaw: true, templates: {a: {text: x}}}}} | other | false",
                "{destination: {transformation: {excludeRaw: true, templates: {a: {text: x}}}}} | db-app | false",
                "{destination: {name: other, transformation: {excludeRaw: false, templates: {a: {text: x}}}}} | other | true",
                "{destination: {name: other, transformation: {templates: {a: {text: x}}}}} | other | true",
            })
    void a_secret_of_vault_has_all_that_is_in_the_entry_unless_that_is_excluded(
            String spec, String name, boolean isOpen) {
        MadeSecret made = made("{kind: VaultStaticSecret, spec: " + spec + "}");

        assertThat(made.name()).isEqualTo(name);
        assertThat(made.isOpen()).isEqualTo(isOpen);
        assertThat(made.template("a")).contains("x");
        assertThat(made.has("a")).isTrue();
        assertThat(made.has("b")).isEqualTo(isOpen);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{secretStoreRef: {kind: ClusterSecretStore, name: vault}, data: [{remoteRef: {key: b}}, {remoteRef: {key: a}}]} | STORE ClusterSecretStore/vault/a,b the entry a,b of the ClusterSecretStore vault",
                "{secretStoreRef: {name: vault}, dataFrom: [{extract: {key: a}}]} | STORE SecretStore/vault/a the entry a of the SecretStore vault",
                "{secretStoreRef: {name: db-passwords}, data: [{remoteRef: {key: db-passwords-app}}]} | GENERATED generated passwords that the cluster generates",
                "{secretStoreRef: {name: db-passwords}, data: [{remoteRef: {key: db-passwords-app}}, {remoteRef: {key: other}}]} | STORE SecretStore/db-passwords/db-passwords-app,other the entry db-passwords-app,other of the SecretStore db-passwords",
                "{secretStoreRef: {name: vault}, data: [{remoteRef: {key: vault-app}}]} | STORE SecretStore/vault/vault-app the entry vault-app of the SecretStore vault",
                "{secretStoreRef: {name: vault}} | ''",
                "{data: [{remoteRef: {key: a}}]} | ''",
            })
    void an_external_secret_comes_from_the_entries_of_its_store_or_is_generated(String spec, String origin) {
        assertThat(origin("{kind: ExternalSecret, spec: " + spec + "}")).isEqualTo(origin);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{vaultAuthRef: databases, mount: kv, path: shop/db} | STORE VaultAuth/databases/kv/shop/db the entry shop/db in the mount kv of Vault (VaultAuth databases)",
                "{mount: kv, path: shop/db} | STORE VaultAuth/default/kv/shop/db the entry shop/db in the mount kv of Vault (VaultAuth default)",
            })
    void a_secret_of_vault_comes_from_an_entry_of_a_mount(String spec, String origin) {
        assertThat(origin("{kind: VaultStaticSecret, spec: " + spec + "}")).isEqualTo(origin);
    }

    @Test
    void a_copy_for_consumers_of_another_namespace_is_told_by_its_component() {
        assertThat(MadeSecret.isCopy(
                        resource("{kind: Secret, metadata: {labels: {app.kubernetes.io/component: binding}}}")))
                .isTrue();
        assertThat(MadeSecret.isCopy(
                        resource("{kind: Secret, metadata: {labels: {app.kubernetes.io/component: database}}}")))
                .isFalse();
        assertThat(MadeSecret.isCopy(resource("{kind: Secret}"))).isFalse();
    }
}
