package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Document;
import io.github.portfolioplatform.model.CertificateSource;
import io.github.portfolioplatform.model.SecretSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where passwords come from, in production: never from a file. */
class SecretSourcesTest {

    private static final SecretSource VAULT =
            new SecretSource.VaultOperator("databases", "secret", "{portfolio}/{environment}/{instance}");

    @Test
    void a_store_has_one_entry_for_an_instance_and_a_property_for_each_user() {
        Document secret = ProductionSet.rendered().document("credentials-read-only");

        assertThat(secret.map("spec.secretStoreRef")).isEqualTo(Map.of("kind", "ClusterSecretStore", "name", "vault"));
        assertThat(secret.at("spec.data"))
                .isEqualTo(List.of(Map.of(
                        "secretKey",
                        "read_only",
                        "remoteRef",
                        Map.of(
                                "key", "shop/production/cache",
                                "property", "read-only",
                                "conversionStrategy", "Default",
                                "decodingStrategy", "None",
                                "metadataPolicy", "None"))));
        assertThat(secret.map("spec.target.template.data")).isEqualTo(Map.of("password", "{{ .read_only }}"));
    }

    @Test
    void an_external_secret_says_what_the_api_server_would_add() {
        Document secret = ProductionSet.rendered().document("credentials");

        assertThat(secret.map("spec"))
                .containsEntry("refreshPolicy", "Periodic")
                .containsEntry("refreshInterval", "1h0m0s");
        assertThat(secret.map("spec.target"))
                .containsEntry("name", "cache-secrets")
                .containsEntry("creationPolicy", "Owner")
                .containsEntry("deletionPolicy", "Retain");
        assertThat(secret.map("spec.target.template"))
                .containsEntry("engineVersion", "v2")
                .containsEntry("mergePolicy", "Replace")
                .containsEntry("type", "Opaque");
    }

    @Test
    void a_password_in_a_uri_is_percent_encoded() {
        assertThat(ProductionSet.rendered().document("credentials").map("spec.target.template.data"))
                .containsEntry("uri", "db://app:{{ .app | urlquery | replace \"+\" \"%20\" }}@db");
    }

    /** The job would never log in again to tell the server the new one. */
    @Test
    void the_password_that_turns_the_others_stays() {
        assertThat(ProductionSet.rendered().document("credentials-admin").text("spec.refreshPolicy"))
                .isEqualTo("CreatedOnce");
    }

    /** Its Namespace is rendered without a wave, which would come after a negative one. */
    @Test
    void nothing_waits_for_a_wave() {
        assertThat(ProductionSet.rendered().resources())
                .extracting(ProductionSet::yaml)
                .noneMatch(yaml -> yaml.contains("sync-wave"));
    }

    @Test
    void a_store_of_the_namespace_need_not_be_rendered() {
        ProductionSet set = ProductionSet.from(
                new SecretSource.ExternalStore(SecretSource.StoreKind.SECRET_STORE, "company", "databases/{instance}"));

        assertThat(set.document("credentials").map("spec.secretStoreRef"))
                .isEqualTo(Map.of("kind", "SecretStore", "name", "company"));
        assertThat(set.document("credentials").text("spec.data[0].remoteRef.key"))
                .isEqualTo("databases/cache");
    }

    /** An entry without it renders an empty value, which the job ignores. */
    @Test
    void the_operator_of_vault_reads_the_password_that_the_admin_had_before() {
        Document secret = ProductionSet.from(VAULT).document("credentials-admin");

        assertThat(secret.map("spec.destination.transformation.templates"))
                .containsEntry("admin-previous", Map.of("text", "{{ get .Secrets \"admin-previous\" }}"));
    }

    /** A property that is asked for by name must be there, so that the template takes it from the whole entry. */
    @Test
    void an_entry_of_any_store_may_have_the_password_that_the_admin_had_before() {
        Document secret = ProductionSet.rendered().document("credentials-admin");

        assertThat(secret.map("spec").get("data")).isNull();
        assertThat(secret.map("spec.target.template.data"))
                .containsEntry("admin", "{{ .admin }}")
                .containsEntry("admin-previous", "{{ index . \"admin-previous\" }}");
    }

    @Test
    void only_the_secret_of_the_admin_takes_the_whole_entry() {
        ProductionSet set = ProductionSet.rendered();

        assertThat(set.document("credentials").map("spec")).doesNotContainKey("dataFrom");
        assertThat(set.document("credentials-admin").map("spec.target.template"))
                .containsEntry("mergePolicy", "Replace");
    }

    @Test
    void the_operator_of_vault_takes_nothing_of_the_entry_but_what_is_asked_for() {
        Document secret = ProductionSet.from(VAULT).document("credentials");

        assertThat(secret.text("apiVersion")).isEqualTo("secrets.hashicorp.com/v1beta1");
        assertThat(secret.map("spec"))
                .containsEntry("vaultAuthRef", "databases")
                .containsEntry("mount", "secret")
                .containsEntry("path", "shop/production/cache")
                .containsEntry("type", "kv-v2");
        assertThat(secret.map("spec.destination"))
                .isEqualTo(
                        Map.of(
                                "name",
                                "cache-secrets",
                                "create",
                                true,
                                "overwrite",
                                false,
                                "type",
                                "Opaque",
                                "transformation",
                                Map.of(
                                        "excludeRaw",
                                        true,
                                        "excludes",
                                        List.of(".*"),
                                        "templates",
                                        Map.of(
                                                "password", Map.of("text", "{{ get .Secrets \"app\" }}"),
                                                "uri",
                                                        Map.of(
                                                                "text",
                                                                "db://app:{{ get .Secrets \"app\" | urlquery | replace \"+\" \"%20\" }}@db")))));
    }

    @Test
    void generated_passwords_are_made_once_and_outlive_what_made_them() {
        ProductionSet set = ProductionSet.from(new SecretSource.Generated());

        assertThat(set.document("passwords").map("spec"))
                .containsEntry("refreshPolicy", "CreatedOnce")
                .containsEntry(
                        "target",
                        Map.of(
                                "name",
                                "cache-passwords",
                                "creationPolicy",
                                "Orphan",
                                "deletionPolicy",
                                "Retain",
                                "immutable",
                                true));
        assertThat(set.document("passwords-generator").map("spec"))
                .isEqualTo(Map.of(
                        "length",
                        32,
                        "digits",
                        8,
                        "symbols",
                        0,
                        "noUpper",
                        false,
                        "allowRepeat",
                        true,
                        "encoding",
                        "raw",
                        "secretKeys",
                        List.of("admin", "app", "read-only")));
    }

    @Test
    void generated_passwords_are_read_by_an_account_that_may_read_nothing_else() {
        ProductionSet set = ProductionSet.from(new SecretSource.Generated());

        assertThat(set.document("passwords-role").at("rules"))
                .isEqualTo(List.of(Map.of(
                        "apiGroups",
                        List.of(""),
                        "resources",
                        List.of("secrets"),
                        "resourceNames",
                        List.of("cache-passwords"),
                        "verbs",
                        List.of("get"))));
        assertThat(set.document("passwords-store").map("spec.provider.kubernetes"))
                .containsEntry("remoteNamespace", "shop-production")
                .containsEntry("auth", Map.of("serviceAccount", Map.of("name", "cache-passwords")));
        assertThat(set.document("credentials-admin").map("spec.dataFrom[0].extract"))
                .containsEntry("key", "cache-passwords");
    }

    @Test
    void a_user_of_a_later_version_has_a_generated_secret_of_its_own_and_the_first_one_stays_as_it_is() {
        List<RenderedResource> rendered = ProductionOfAllEnginesTest.rendered(
                new SecretSource.Generated(), new CertificateSource.Existing("{instance}-server-tls"));

        assertThat(document(rendered, "Password", "orders-passwords").at("spec.secretKeys"))
                .isEqualTo(List.of("admin", "app", "backup", "metrics", "migrate", "read-only", "superuser"));
        assertThat(document(rendered, "Password", "orders-passwords-restore").at("spec.secretKeys"))
                .isEqualTo(List.of("restore"));
        assertThat(document(rendered, "ExternalSecret", "orders-passwords-restore")
                        .map("spec"))
                .containsEntry("refreshPolicy", "CreatedOnce")
                .containsEntry("refreshInterval", "0s");
        assertThat(document(rendered, "ExternalSecret", "orders-restore").map("spec.data[0].remoteRef"))
                .containsEntry("key", "orders-passwords-restore")
                .containsEntry("property", "restore");
        assertThat(document(rendered, "Role", "orders-passwords").at("rules[0].resourceNames"))
                .isEqualTo(List.of("orders-passwords", "orders-passwords-restore"));
    }

    private static Document document(List<RenderedResource> rendered, String kind, String name) {
        return rendered.stream()
                .filter(one -> one.resource().getKind().equals(kind)
                        && one.resource().getMetadata().getName().equals(name))
                .map(one -> Document.parse(ProductionSet.yaml(one)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void of_secrets_that_are_brought_nothing_is_rendered() {
        ProductionSet set = ProductionSet.with(environment -> environment.production(
                ProductionSet.production(new SecretSource.Brought(), new CertificateSource.Brought())));

        assertThat(set.roles()).noneMatch(role -> role.startsWith("credentials") || role.equals("certificate"));
    }

    @Test
    void secrets_that_exist_already_are_read_by_their_own_names() {
        List<RenderedResource> rendered = ProductionOfAllEnginesTest.rendered(
                new SecretSource.Existing("{environment}.{instance}.{user}"),
                new CertificateSource.Existing("{instance}-server-tls"));

        assertThat(rendered)
                .flatExtracting(resource -> Workload.of(resource.resource())
                        .map(workload -> KeyReference.of(workload.pod()))
                        .orElse(List.of()))
                .filteredOn(reference -> reference.kind().equals("Secret"))
                .extracting(KeyReference::name)
                .containsOnly(
                        "production.orders.app",
                        "production.orders.admin",
                        "production.orders.migrate",
                        "production.orders.read-only",
                        "production.orders.metrics",
                        "production.orders.backup",
                        "orders-server-tls",
                        "production.orders.restore",
                        "production.sessions.app",
                        "production.sessions.admin",
                        "production.sessions.metrics",
                        "production.sessions.backup",
                        "sessions-server-tls",
                        "production.courses.app",
                        "production.courses.admin",
                        "production.courses.migrate",
                        "production.courses.metrics",
                        "production.courses.backup",
                        "courses-server-tls");
    }
}
