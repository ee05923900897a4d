package io.github.portfolioplatform.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.model.Portfolio;
import org.junit.jupiter.api.Test;

class ConnectionReportTest {

    private static final Portfolio PLATFORM = Scenario.PLATFORM.portfolio();

    @Test
    void passwords_are_masked() {
        assertThat(ConnectionReport.of(PLATFORM.environments()).masked()).isEqualTo("""
                        Bookmarked: postgresql-bookmarked
                          postgres://bookmarked_user:****@postgresql-bookmarked.default.svc.cluster.local:5432/bookmarked
                        Code Talk: postgresql-codetalk
                          postgres://codetalk_user:****@postgresql-codetalk.default.svc.cluster.local:5432/codetalk
                        Code Talk: redis
                          redis://:****@redis.default.svc.cluster.local:6379
                        EducationELLy: mongodb-educationelly
                          mongodb://root:****@mongodb-educationelly.default.svc.cluster.local:27017/educationelly?authSource=admin
                        EducationELLy GraphQL: mongodb-educationelly-graphql
                          mongodb://root:****@mongodb-educationelly-graphql.default.svc.cluster.local:27017/educationelly_graphql?authSource=admin
                        IntervalAI: mongodb-intervalai
                          mongodb://root:****@mongodb-intervalai.default.svc.cluster.local:27017/intervalai?authSource=admin""");
    }

    @Test
    void no_password_is_in_the_masked_report_in_any_scenario() {
        for (Scenario scenario : Scenario.all()) {
            String report =
                    ConnectionReport.of(scenario.portfolio().environments()).masked();

            assertThat(scenario.portfolio().environment("development").instances())
                    .allSatisfy(instance -> assertThat(report)
                            .doesNotContain(instance.password().orElseThrow().reveal()));
        }
    }

    @Test
    void passwords_are_revealed_to_who_asks_for_them() {
        assertThat(ConnectionReport.of(PLATFORM.environments()).revealed().lines())
                .contains(
                        "Code Talk: redis",
                        "  redis://:redis123@redis.default.svc.cluster.local:6379",
                        "  mongodb://root:educationgql_mongo123@mongodb-educationelly-graphql.default.svc.cluster.local:27017/educationelly_graphql?authSource=admin");
    }
}
