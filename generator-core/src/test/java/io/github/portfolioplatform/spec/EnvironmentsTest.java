package io.github.portfolioplatform.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Password;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.InvalidValueException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** One spec, several renderings: what is closest to an instance counts. */
class EnvironmentsTest {

    private static final String SPEC = """
            apiVersion: portfolio/v1
            kind: Portfolio
            name: platform
            namespace: databases
            quota: {storage: 100Gi, cpu: 10}
            engines:
              redis:
                image: redis:7-alpine
                storage: 1Gi
                requests: {memory: 128Mi, cpu: 100m}
                limits: {memory: 256Mi, cpu: 250m}
                labels: {team: platform, tier.example.com/class: bronze}
            instances:
              - {name: plain, engine: redis, application: A, password: of_plain}
              - name: special
                engine: redis
                application: B
                password: of_special
                storage: 2Gi
                limits: {memory: 512Mi}
                labels: {team: special}
            environments:
              development:
              production:
                namespace: databases-production
                cluster: eu-1
                createNamespace: true
                pruning: allowed
                quota: {storage: 200Gi, memory: 20Gi}
                engines:
                  redis:
                    storage: 10Gi
                    storageClass: fast
                    limits: {memory: 1Gi, cpu: 1}
                    labels: {tier.example.com/class: gold}
                instances:
                  plain: {image: "redis:7.2", labels: {team: plain-production}}
                  special: {limits: {cpu: 2}}
            gitops: {repository: https://git.example.com/databases.git, argocd: {form: applications}}
            """;

    private static final Portfolio PORTFOLIO = Specs.read(SPEC);
    private static final Environment DEVELOPMENT = PORTFOLIO.environment("development");
    private static final Environment PRODUCTION = PORTFOLIO.environment("production");

    private static DatabaseInstance instance(Environment environment, String name) {
        return environment.instances().stream()
                .filter(instance -> instance.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class An_environment {

        @Test
        void has_the_order_of_the_file() {
            assertThat(PORTFOLIO.environments())
                    .extracting(Environment::name)
                    .containsExactly("development", "production");
        }

        @Test
        void that_says_nothing_is_as_the_portfolio_says() {
            assertThat(DEVELOPMENT.namespace()).isEqualTo("databases");
            assertThat(DEVELOPMENT.cluster()).isEmpty();
            assertThat(DEVELOPMENT.createsNamespace()).isFalse();
            assertThat(DEVELOPMENT.allowsPruning()).isFalse();
            assertThat(DEVELOPMENT.quota().memory()).isEmpty();
        }

        @Test
        void has_what_it_says_of_itself() {
            assertThat(PRODUCTION.namespace()).isEqualTo("databases-production");
            assertThat(PRODUCTION.cluster()).contains("eu-1");
            assertThat(PRODUCTION.createsNamespace()).isTrue();
            assertThat(PRODUCTION.allowsPruning()).isTrue();
        }

        @Test
        void has_its_quota_value_by_value_over_that_of_the_portfolio() {
            assertThat(PRODUCTION.quota().storage()).hasToString("Optional[200Gi]");
            assertThat(PRODUCTION.quota().memory()).hasToString("Optional[20Gi]");
            assertThat(PRODUCTION.quota().cpu()).hasToString("Optional[10]");
        }

        @Test
        void is_development_alone_where_none_is_written() {
            Portfolio portfolio = Specs.read(Specs.REDIS);

            assertThat(portfolio.environments()).extracting(Environment::name).containsExactly("development");
            assertThat(portfolio.environment("development").namespace()).isEqualTo("default");
        }
    }

    @Nested
    class An_instance {

        @Test
        void takes_from_the_engine_what_nobody_says_closer_to_it() {
            assertThat(instance(DEVELOPMENT, "plain").allocation().storage()).hasToString("1Gi");
            assertThat(instance(DEVELOPMENT, "plain").basics().storageClass()).isEmpty();
        }

        @Test
        void takes_from_the_engine_of_the_environment_what_it_does_not_say_itself() {
            DatabaseInstance plain = instance(PRODUCTION, "plain");

            assertThat(plain.allocation().storage()).hasToString("10Gi");
            assertThat(plain.basics().storageClass()).contains("fast");
            assertThat(plain.allocation().limits().memory()).hasToString("1Gi");
            assertThat(plain.allocation().requests().memory()).hasToString("128Mi");
        }

        @Test
        void keeps_what_it_says_itself_whatever_the_environment_says_of_its_engine() {
            DatabaseInstance special = instance(PRODUCTION, "special");

            assertThat(special.allocation().storage()).hasToString("2Gi");
            assertThat(special.allocation().limits().memory()).hasToString("512Mi");
        }

        @Test
        void takes_first_what_the_environment_says_of_it_by_name() {
            assertThat(instance(PRODUCTION, "plain").image().reference()).hasToString("redis:7.2");
            assertThat(instance(PRODUCTION, "special").allocation().limits().cpu())
                    .hasToString("2");
            assertThat(instance(DEVELOPMENT, "plain").image().reference()).hasToString("redis:7-alpine");
        }

        @Test
        void adds_up_labels_key_by_key() {
            assertThat(instance(DEVELOPMENT, "special").basics().labels())
                    .isEqualTo(Map.of("team", "special", "tier.example.com/class", "bronze"));
            assertThat(instance(PRODUCTION, "special").basics().labels())
                    .isEqualTo(Map.of("team", "special", "tier.example.com/class", "gold"));
            assertThat(instance(PRODUCTION, "plain").basics().labels())
                    .isEqualTo(Map.of("team", "plain-production", "tier.example.com/class", "gold"));
        }

        @Test
        void has_its_password_in_development_alone() {
            assertThat(instance(DEVELOPMENT, "plain").password()).contains(Password.of("of_plain"));
            assertThat(instance(PRODUCTION, "plain").password()).isEmpty();
        }
    }

    @Test
    void some_environments_are_picked_by_name_in_the_order_of_the_file() {
        assertThat(PORTFOLIO.environments(List.of())).isEqualTo(PORTFOLIO.environments());
        assertThat(PORTFOLIO.environments(List.of("production"))).containsExactly(PRODUCTION);
        assertThat(PORTFOLIO.environments(List.of("production", "development")))
                .containsExactly(DEVELOPMENT, PRODUCTION);
    }

    @Test
    void an_environment_that_there_is_not_is_refused_with_what_may_be_meant() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> PORTFOLIO.environments(List.of("prodution")))
                .withMessage("'prodution' is not an environment of platform. Did you mean 'production'?");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> PORTFOLIO.environment("test"))
                .withMessage("'test' is not an environment of platform. Write development or production.");
    }

    @Test
    void a_portfolio_without_development_needs_no_passwords() {
        String spec = SPEC.replace("  development:\n", "").replaceAll(",? *password: \\w+", "");

        assertThat(Specs.read(spec).environments())
                .extracting(Environment::name)
                .containsExactly("production");
    }

    @Test
    void environments_may_share_a_namespace_in_different_clusters() {
        String spec = SPEC.replace("    namespace: databases-production\n", "");

        assertThat(Specs.read(spec).environment("production").namespace()).isEqualTo("databases");
    }
}
