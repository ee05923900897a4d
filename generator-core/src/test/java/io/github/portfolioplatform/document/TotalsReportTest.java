package io.github.portfolioplatform.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TotalsReportTest {

    private static final TotalsReport PLATFORM =
            TotalsReport.of(List.of(Scenario.PLATFORM.portfolio().environment("development")));
    private static final TotalsReport WITHOUT_QUOTA =
            TotalsReport.of(new Scenario("shared-redis").portfolio().environments());

    @Test
    void the_table_shows_the_totals_of_the_architecture_document_beside_the_quota() {
        assertThat(PLATFORM.table()).isEqualTo("""
                        Engine                  instances   storage   memory requests   memory limits   CPU requests   CPU limits
                        PostgreSQL                      2       4Gi             512Mi          1024Mi           500m        1000m
                        Redis                           1       1Gi             128Mi           256Mi           100m         250m
                        MongoDB                         3       6Gi             768Mi          1536Mi           750m        1500m

                        Application             instances   storage   memory requests   memory limits   CPU requests   CPU limits
                        Bookmarked                      1       2Gi             256Mi           512Mi           250m         500m
                        Code Talk                       2       3Gi             384Mi           768Mi           350m         750m
                        EducationELLy                   1       2Gi             256Mi           512Mi           250m         500m
                        EducationELLy GraphQL           1       2Gi             256Mi           512Mi           250m         500m
                        IntervalAI                      1       2Gi             256Mi           512Mi           250m         500m

                        All                             6      11Gi            1408Mi          2816Mi          1350m        2750m
                        Quota                                  11Gi                 -          2816Mi              -        2750m""");
    }

    @Test
    void a_column_is_in_the_largest_unit_in_which_all_of_its_amounts_are_whole() {
        assertThat(WITHOUT_QUOTA.table()).isEqualTo("""
                        Engine        instances   storage   memory requests   memory limits   CPU requests   CPU limits
                        PostgreSQL            1     100Gi            2048Mi             4Gi          1000m            4
                        Redis                 1       2Gi             512Mi             1Gi           250m            1
                        MongoDB               1      50Gi            4096Mi             8Gi          1000m            4

                        Application   instances   storage   memory requests   memory limits   CPU requests   CPU limits
                        Shop                  2     102Gi            2560Mi             5Gi          1250m            5
                        Catalog               1      50Gi            4096Mi             8Gi          1000m            4

                        All                   3     152Gi            6656Mi            13Gi          2250m            9
                        Quota                           -                 -               -              -            -""");
    }

    @Test
    void the_summary_is_what_all_instances_may_use() {
        assertThat(PLATFORM.summary()).isEqualTo("development claims 11Gi storage, 2816Mi memory, 2750m CPU.");
    }

    @Test
    void an_instance_with_other_users_counts_for_its_owner_alone() {
        assertThat(WITHOUT_QUOTA.table()).contains("Shop ").doesNotContain("Checkout");
    }

    @Test
    void json_tells_the_same_with_canonical_quantities() {
        JsonNode json = new JsonMapper().readTree(PLATFORM.json());

        assertThat(json.at("/portfolio").asString()).isEqualTo("portfolio-orchestration-platform");
        assertThat(json.at("/environments/development/engines/postgresql"))
                .isEqualTo(claimed(2, "4Gi", "512Mi", "500m", "1Gi", "1"));
        assertThat(json.at("/environments/development/engines/redis"))
                .isEqualTo(claimed(1, "1Gi", "128Mi", "100m", "256Mi", "250m"));
        assertThat(json.at("/environments/development/engines/mongodb"))
                .isEqualTo(claimed(3, "6Gi", "768Mi", "750m", "1536Mi", "1500m"));
        assertThat(json.at("/environments/development/applications/Code Talk"))
                .isEqualTo(claimed(2, "3Gi", "384Mi", "350m", "768Mi", "750m"));
        assertThat(json.at("/environments/development/all"))
                .isEqualTo(claimed(6, "11Gi", "1408Mi", "1350m", "2816Mi", "2750m"));
        assertThat(json.at("/environments/development/quota"))
                .isEqualTo(json("{'storage': '11Gi', 'memory': '2816Mi', 'cpu': '2750m'}"));
    }

    @Test
    void json_keeps_the_order_of_engines_and_of_the_portfolio() {
        JsonNode json = new JsonMapper().readTree(PLATFORM.json());

        assertThat(json.propertyNames()).containsExactly("portfolio", "environments");
        assertThat(json.at("/environments/development").propertyNames())
                .containsExactly("engines", "applications", "all", "quota");
        assertThat(json.at("/environments/development/engines").propertyNames())
                .containsExactly("postgresql", "redis", "mongodb");
        assertThat(json.at("/environments/development/applications").propertyNames())
                .containsExactly("Bookmarked", "Code Talk", "EducationELLy", "EducationELLy GraphQL", "IntervalAI");
    }

    @Test
    void json_has_no_quota_where_none_is_said() {
        assertThat(new JsonMapper().readTree(WITHOUT_QUOTA.json()).at("/environments/development/quota"))
                .isEmpty();
    }

    @Test
    void json_has_line_feeds_on_every_system() {
        assertThat(PLATFORM.json()).startsWith("{\n  \"portfolio\"").doesNotContain("\r");
    }

    private static JsonNode claimed(
            int instances, String storage, String memory, String cpu, String memoryLimit, String cpuLimit) {
        return json(
                "{'instances': %d, 'storage': '%s', 'requests': {'memory': '%s', 'cpu': '%s'}, 'limits': {'memory': '%s', 'cpu': '%s'}}"
                        .formatted(instances, storage, memory, cpu, memoryLimit, cpuLimit));
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text.replace('\'', '"'));
    }
}
