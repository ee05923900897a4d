package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.connection.Connections;
import io.github.portfolioplatform.document.ConnectionReport;
import io.github.portfolioplatform.document.ProvisionCommands;
import io.github.portfolioplatform.engine.Dialect;
import io.github.portfolioplatform.engine.SecretPassword;
import io.github.portfolioplatform.engine.Setting;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.spec.PortfolioSpec;
import io.github.portfolioplatform.yaml.CanonicalYaml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The password of a second login comes from every source of secrets, and everything that tells a login tells one whose password fits. */
class SecondLoginSecretsTest {

    private static Environment production(String source, String secondLogin, boolean binding) {
        String spec = """
                apiVersion: portfolio/v1
                kind: Portfolio
                name: shop
                instances:
                  - {name: orders, engine: postgresql, version: "17", database: orders, user: owner, application: Shop, storage: 1Gi,
                     requests: {memory: 512Mi, cpu: 1}, limits: {memory: 512Mi, cpu: 1}, secondLogin: %s,
                     consumers: {shop-web: {namespace: web, labels: {app: web}, binding: %s}}}
                environments:
                  production: {profile: production, namespace: databases, secrets: {%s}, certificates: {brought: true}}
                """.formatted(secondLogin, binding, source);
        return PortfolioSpec.read("portfolio.yaml", spec.getBytes(StandardCharsets.UTF_8))
                .environment("production");
    }

    /** The resources as texts, by kind, namespace and name. */
    private static Map<String, String> rendered(Environment environment) {
        Map<String, String> texts = new TreeMap<>();
        Rendering.render(environment).forEach(rendered -> {
            var metadata = rendered.resource().getMetadata();
            texts.put(
                    rendered.resource().getKind() + " " + metadata.getNamespace() + "/" + metadata.getName(),
                    new CanonicalYaml().write(rendered.resource()));
        });
        return texts;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "externalSecrets: {store: vault} | ExternalSecret databases/orders-app2 | property: app2",
                "vault: {auth: databases, mount: kv} | VaultStaticSecret databases/orders-app2 | get .Secrets \"app2\"",
                "generated: true | ExternalSecret databases/orders-app2 | key: orders-passwords-app2"
            })
    void each_operator_makes_a_secret_of_the_second_login(String source, String resource, String value) {
        assertThat(rendered(production(source, "prepared", false)).get(resource))
                .contains(value, "orders_app2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"brought: true", "existing: '{instance}-{user}'"})
    void secrets_that_are_provided_are_told_with_their_commands(String source) {
        Environment environment = production(source, "used", false);

        assertThat(ProvisionCommands.text(List.of(environment), ProvisionCommands.Store.KUBECTL))
                .contains("password_of_app2=", "name: \"orders-app2\", namespace: \"databases\"")
                .contains("name: \"orders-app2\", namespace: \"web\"", "username: \"orders_app2\"");
        assertThat(ConnectionReport.of(List.of(environment)).masked()).contains("Provide the Secret orders-app2 with");
    }

    /** Pods with the other login may start at any time, so both Secrets are there in both states. */
    @ParameterizedTest
    @ValueSource(strings = {"prepared", "used"})
    void consumers_in_other_namespaces_have_both_secrets(String secondLogin) {
        assertThat(rendered(production("externalSecrets: {store: vault}", secondLogin, true)))
                .containsKeys("ExternalSecret web/orders-secrets", "ExternalSecret web/orders-app2");
    }

    @Test
    void a_setting_with_a_password_names_the_secret_of_the_user_beside_it() {
        for (String[] told : new String[][] {
            {"prepared", "orders_app", "orders-secrets", "postgres-password"},
            {"used", "orders_app2", "orders-app2", "password"}
        }) {
            List<Setting> settings = Connections.of(
                            production("externalSecrets: {store: vault}", told[0], false), "orders")
                    .in(Dialect.LIBPQ_ENVIRONMENT);
            SecretPassword password = settings.stream()
                    .flatMap(setting -> setting.value().secret().stream())
                    .findFirst()
                    .orElseThrow();

            assertThat(settings)
                    .anyMatch(setting -> setting.name().equals("PGUSER")
                            && setting.value().toString().equals(told[1]));
            assertThat(List.of(password.secretName(), password.key())).containsExactly(told[2], told[3]);
        }
    }
}
