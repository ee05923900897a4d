package io.github.portfolioplatform.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.engine.redis.RedisBuilder;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Password;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.model.PortfolioBuilder;
import io.github.portfolioplatform.model.Storage;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentDocumentTest {

    private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);

    private static RedisBuilder redis(String name, int gibibytes) {
        return Redis.builder(name)
                .application("Shop")
                .password(Password.of("pw-of-" + name))
                .image(ImageReference.parse("redis:7.4-bookworm"))
                .storage(Storage.gibibytes(gibibytes))
                .requests(Memory.mebibytes(128), Cpu.millicores(100))
                .limits(Memory.mebibytes(256), Cpu.millicores(250));
    }

    private static String document(RedisBuilder... instances) {
        PortfolioBuilder portfolio = Portfolio.builder("shop");
        for (RedisBuilder instance : instances) {
            portfolio = portfolio.add(instance);
        }
        return EnvironmentDocument.of(portfolio.build().environment("development"))
                .masked();
    }

    private static String production(String words) {
        String spec = """
                apiVersion: portfolio/v1
                kind: Portfolio
                name: shop
                instances:
                  - {name: redis, engine: redis, application: Shop, image: "redis:7.4-bookworm%s", storage: 1Gi, password: sess10ns,
                     requests: {memory: 128Mi, cpu: 100m}, limits: {memory: 256Mi, cpu: 250m}}
                environments:
                  development:
                  production: {profile: production, namespace: shop, certificates: {certManager: {issuer: ca}}, %s}
                """.formatted(DIGEST, words);
        Portfolio portfolio = PortfolioSpec.read("portfolio.yaml", spec.getBytes(StandardCharsets.UTF_8));
        return EnvironmentDocument.of(portfolio.environment("production")).masked();
    }

    private static String html(String markdown) {
        List<TablesExtension> tables = List.of((TablesExtension) TablesExtension.create());
        return HtmlRenderer.builder()
                .extensions(tables)
                .build()
                .render(Parser.builder().extensions(tables).build().parse(markdown));
    }

    @Test
    void instances_that_differ_are_summed_one_by_one() {
        assertThat(document(redis("a", 2), redis("b", 4)))
                .contains("| Redis | 2Gi + 4Gi = 6Gi | 2 instances × 128Mi = 256Mi |", "| **All** | **6Gi** |");
        assertThat(document(redis("a", 2), redis("b", 4), redis("c", 2))).contains("| 2 × 2Gi + 4Gi = 8Gi |");
    }

    @Test
    void a_sum_that_nobody_could_follow_is_not_written_out() {
        RedisBuilder[] many = new RedisBuilder[9];
        for (int i = 0; i < many.length; i++) {
            many[i] = redis("redis-" + i, i + 1);
        }

        assertThat(document(many)).contains("| 9 instances that differ: 45Gi | 9 instances × 128Mi = 1152Mi |");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a|b",
                "```",
                "<script>alert(1)</script>",
                "--> <img src=x>",
                "[x](http://evil.example)",
                "*bold*",
                "\"] click i_redis href \"http://evil.example",
                "a`b",
                "end\\"
            })
    void names_of_applications_start_nothing(String name) {
        String seen = html(document(redis("redis", 1).application(name)));

        assertThat(seen.replaceAll(
                        "</?(table|thead|tbody|tr|th|td|code|h[1-6]|p|ul|li|strong|pre|code class=\"[a-z-]*\")>", ""))
                .doesNotContain("<");
        assertThat(seen.lines().filter(line -> line.startsWith("  a_") && line.contains("[")))
                .singleElement()
                .asString()
                .matches("  a_[A-Za-z0-9_]+\\[&quot;([\\p{L}\\p{N} ._-]|#[0-9]+;)*&quot;]");
    }

    @Test
    void who_shares_an_instance_is_named_with_the_reason() {
        Environment environment = new Scenario("shared-redis").portfolio().environment("development");

        assertThat(EnvironmentDocument.of(environment).masked())
                .contains("-.-> i_sessions")
                .contains("; also Checkout: ")
                .contains("- `sessions` of Shop is used by Checkout, too: ")
                .doesNotContain("There is no exception here.");
    }

    @Test
    void what_a_store_does_not_hold_is_not_said_to_be_in_one() {
        assertThat(production("secrets: {externalSecrets: {store: vault}}"))
                .contains("| **done** | From the ClusterSecretStore `vault`, ");
        assertThat(production("secrets: {generated: true}"))
                .contains(
                        "| **open** | No file has one. The cluster generates them ", ", which the cluster generates |");
        assertThat(production("secrets: {brought: true}"))
                .contains("| **open** | No file has one. The Secrets are provided, ", ", which must be provided |");
    }

    @Test
    void what_is_not_written_down_is_open() {
        assertThat(production("secrets: {generated: true}, instances: {redis: {audit: none}}"))
                .contains("| **open** | Levels: `none`: 1 instance of Redis. Take `audit: none` away. |");
    }

    @Test
    void images_are_pinned_one_by_one() {
        assertThat(production("secrets: {generated: true}"))
                .contains("| **done** | Each image that the portfolio names has a digest, ");
        assertThat(production("secrets: {generated: true}, instances: {redis: {image: \"redis:7.4-bookworm\"}}"))
                .contains("| **open** | Without a digest are images of all instances. Write ");
    }

    @Test
    void who_is_let_in_stands_in_the_section_of_the_instance() {
        assertThat(production("secrets: {generated: true}, metrics: {namespace: monitoring}"))
                .contains(
                        "| Let in | pods with `portfolioplatform.github.io/uses-redis=true` in the namespace `shop`; for metrics, all pods in the namespace `monitoring` |");
    }

    @Test
    void a_diagram_that_nobody_could_read_is_not_drawn() {
        RedisBuilder[] many = new RedisBuilder[61];
        for (int i = 0; i < many.length; i++) {
            many[i] = redis("redis-" + i, 1);
        }

        assertThat(document(many))
                .doesNotContain("mermaid")
                .contains("A diagram of more than 60 instances could not be read");
    }

    @Test
    void outside_of_development_there_is_no_password_to_show() {
        for (Scenario scenario : Scenario.all()) {
            for (Environment environment : scenario.portfolio().environments()) {
                EnvironmentDocument document = EnvironmentDocument.of(environment);

                if (!environment.name().equals("development")) {
                    assertThat(document.revealed()).isEqualTo(document.masked());
                }
                scenario.portfolio()
                        .environment("development")
                        .instances()
                        .forEach(instance -> assertThat(document.masked())
                                .doesNotContain(
                                        instance.password().orElseThrow().reveal()));
            }
        }
    }
}
