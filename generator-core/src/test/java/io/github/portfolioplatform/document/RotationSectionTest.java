package io.github.portfolioplatform.document;

import static io.github.portfolioplatform.document.LiveShop.EXTERNAL;
import static io.github.portfolioplatform.document.LiveShop.ISSUER;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.Rotation.Login;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.engine.UserSecret.Template;
import io.github.portfolioplatform.engine.UserSecret.Text;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.engine.catalog.Outside;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.render.RenderedResource;
import io.github.portfolioplatform.render.Rendering;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the document says of rotation is what the rendered resources do. */
class RotationSectionTest {

    private static final String EXTERNAL =
            "externalSecrets: {store: vault, key: \"databases/{environment}/{instance}\"}";

    private static String section(Environment environment) {
        return RotationSection.of(environment);
    }

    private static String section(String secrets) {
        return section(LiveShop.environment(secrets, ISSUER, ""));
    }

    private static DatabaseServer server(Environment environment, DatabaseInstance instance) {
        return DatabaseEngines.server(environment, instance);
    }

    private static Stream<HasMetadata> rendered(Environment environment, String kind) {
        return Rendering.render(environment).stream()
                .map(RenderedResource::resource)
                .filter(resource -> resource.getKind().equals(kind));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> spec(HasMetadata resource) {
        return (Map<String, Object>)
                ((GenericKubernetesResource) resource).getAdditionalProperties().get("spec");
    }

    @Test
    void each_property_of_an_entry_has_its_user_and_its_Secret() {
        Environment environment = LiveShop.environment(EXTERNAL, ISSUER, "");

        for (DatabaseInstance instance : environment.instances()) {
            Map<String, String> told = new TreeMap<>();
            for (Login login :
                    server(environment, instance).rotation().orElseThrow().logins()) {
                told.put(
                        login.property(),
                        login.user().replace("<database>", instance.name().replace("-db", "")));
                assertThat(section(environment))
                        .containsPattern("\\| `" + login.property() + "` \\| `" + login.user()
                                + "` \\| [^|]+ \\| `<name>-[a-z-]+` \\|");
            }
            Set<String> properties = new TreeSet<>();
            Map<String, String> names = new TreeMap<>();
            for (UserSecret secret : new Outside(environment, instance).secrets()) {
                properties.addAll(secret.users());
                Template user = secret.values().get("username");
                if (user != null) {
                    names.put(secret.users().first(), ((Text) user.parts().get(0)).text());
                }
            }
            assertThat(told).containsOnlyKeys(properties).containsAllEntriesOf(names);
        }
    }

    @Test
    void two_logins_that_take_turns_are_told_where_a_login_has_one_password() {
        assertThat(section(EXTERNAL).split("An instance with `secondLogin`", -1))
                .hasSize(1 + 2);
        assertThat(section(EXTERNAL)).contains("`<database>_app2`", "the property `app2`", "the Secret `<name>-app2`");
    }

    @Test
    void Secrets_with_names_of_their_own_have_them_here_too() {
        assertThat(section("existing: \"{environment}-{instance}-{user}\""))
                .contains("| `live-<name>-app` |", "| `live-<name>-read-only` |", "| `live-<name>-admin` |")
                .doesNotContain("<name>-secrets");
    }

    @Test
    void Secrets_of_External_Secrets_follow_within_the_time_that_is_told() {
        Environment environment = LiveShop.environment(EXTERNAL, ISSUER, "");

        assertThat(section(environment))
                .contains(
                        "`databases/live/<name>` in the ClusterSecretStore vault",
                        "The External Secrets Operator updates them within 1 hour",
                        "kubectl annotate externalsecret -n shop-live -l app=<name> ");
        assertThat(rendered(environment, "ExternalSecret"))
                .isNotEmpty()
                .allSatisfy(secret -> assertThat(spec(secret)).containsEntry("refreshInterval", "1h0m0s"))
                .allSatisfy(
                        secret -> assertThat(secret.getMetadata().getLabels()).containsKey("app"));
    }

    @Test
    void Secrets_of_the_Vault_operator_follow_within_the_time_that_is_told() {
        Environment environment = LiveShop.environment("vault: {auth: databases, mount: kv}", ISSUER, "");

        assertThat(section(environment))
                .contains("of Vault, mounted at kv.", "The Vault Secrets Operator updates them within 1 hour.");
        assertThat(rendered(environment, "VaultStaticSecret"))
                .isNotEmpty()
                .allSatisfy(secret -> assertThat(spec(secret)).containsEntry("refreshAfter", "1h"));
    }

    @Test
    void jobs_run_as_often_as_is_told() {
        Environment environment = LiveShop.environment(EXTERNAL, ISSUER, "");

        assertThat(rendered(environment, "CronJob").map(CronJob.class::cast))
                .hasSize(2)
                .allSatisfy(job -> {
                    assertThat(job.getSpec().getSchedule()).matches("[0-9]+ \\* \\* \\* \\*");
                    assertThat(job.getMetadata().getName()).endsWith("-access");
                });
        assertThat(section(environment)).contains("The CronJob `<name>-access` runs once an hour");
        assertThat(section(environment).split("### Rotation of ")[2])
                .startsWith("Redis\n")
                .contains("No job is needed: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {EXTERNAL, "generated: true"})
    void a_Secret_of_the_administrator_that_is_created_once_is_deleted(String secrets) {
        Environment environment = LiveShop.environment(secrets, ISSUER, "");

        assertThat(section(environment)).contains("creates the Secret `<name>-admin` once.");
        assertThat(rendered(environment, "ExternalSecret")
                        .filter(secret -> spec(secret).get("refreshPolicy").equals("CreatedOnce"))
                        .map(secret -> secret.getMetadata().getName()))
                .contains("orders-db-admin", "catalog-db-admin")
                .doesNotContain("sessions-admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vault: {auth: databases, mount: kv}", "brought: true", "existing: \"{instance}-{user}\""})
    void a_password_of_the_administrator_that_changes_needs_the_one_before(String secrets) {
        assertThat(section(secrets))
                .contains("admin-previous")
                .doesNotContain("creates the Secret `<name>-admin` once");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "generated: true; `kubectl delete externalsecret,secret -n shop-live <name>-passwords`",
                "brought: true; the Secrets in the table of the engine",
                "existing: \"{instance}-{user}\"; the Secrets in the table of the engine"
            })
    void what_to_change_depends_on_where_passwords_come_from(String secrets, String change) {
        assertThat(section(secrets)).contains("1. **Change** ").contains(change);
    }

    @Test
    void certificates_and_their_authority_are_replaced_without_a_gap() {
        assertThat(section(EXTERNAL))
                .contains(
                        "cert-manager renews each certificate",
                        "- Redis follows within seconds",
                        "- MongoDB follows with the next run of the CronJob `<name>-access`",
                        "let the clients trust the new one beside the old one; then");
        assertThat(section(LiveShop.environment(EXTERNAL, "existing: \"{instance}-cert\"", "")))
                .contains("Replace the Secret of a certificate before");
        assertThat(section(LiveShop.environment(
                        EXTERNAL, ISSUER, ", certificateAuthority: {configMap: {name: company-ca}}")))
                .contains("beside the old one, in the ConfigMap company-ca; then");
    }

    @Test
    void keys_of_buckets_are_replaced_where_jobs_use_some() {
        assertThat(section(EXTERNAL)).doesNotContain("Rotation of keys of buckets");
        assertThat(section(LiveShop.environment(EXTERNAL, ISSUER, ", backup: {to: offsite}")))
                .contains("### Rotation of keys of buckets", "of `backup-<name>` where the passwords are replaced");
    }

    @Test
    void an_environment_without_the_profile_has_no_section() {
        String spec = """
                apiVersion: portfolio/v1
                kind: Portfolio
                name: shop
                engines:
                  redis: {image: "redis:7.4.5-bookworm", storage: 1Gi, requests: {memory: 128Mi, cpu: 100m}, limits: {memory: 256Mi, cpu: 250m}}
                instances:
                  - {name: sessions, engine: redis, application: Shop, password: sess10ns}
                """;

        assertThat(section(PortfolioSpec.read("portfolio.yaml", spec.getBytes(StandardCharsets.UTF_8))
                        .environment("development")))
                .isEmpty();
    }
}
