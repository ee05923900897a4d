package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An instance that has the name of anything that another one is rendered with is told so at its line, or does no harm. */
class DerivedNamesTest {

    /** Each way to have Secrets, each engine, with and without backups. */
    private record Setup(Engine engine, String environment, boolean isBackedUp) {

        String spec(String... more) {
            StringBuilder spec = new StringBuilder("""
                    apiVersion: portfolio/v1
                    kind: Portfolio
                    name: platform
                    engines:
                      postgresql: {image: "postgres:17.6-bookworm", storage: 2Gi, requests: {memory: 256Mi, cpu: 100m}, limits: {memory: 1Gi, cpu: "1"}}
                      redis: {image: "redis:7.4-bookworm", storage: 1Gi, requests: {memory: 256Mi, cpu: 100m}, limits: {memory: 1Gi, cpu: "1"}}
                      valkey: {image: "valkey/valkey:8.1-bookworm", storage: 1Gi, requests: {memory: 256Mi, cpu: 100m}, limits: {memory: 1Gi, cpu: "1"}}
                      mongodb: {image: "mongo:7.0-jammy", storage: 2Gi, requests: {memory: 256Mi, cpu: 100m}, limits: {memory: 1Gi, cpu: "1"}}
                    backupTargets: {aws: {s3: {region: eu-central-1, bucket: copies, role: "arn:aws:iam::123456789012:role/backups"}}}
                    """);
            spec.append(isBackedUp ? "backup: {to: aws}\n" : "")
                    .append("instances:\n")
                    .append(instance(engine, "db"));
            Stream.of(more).forEach(spec::append);
            return spec.append("environments:\n  ")
                    .append(environment)
                    .append("\n")
                    .toString();
        }

        @Override
        public String toString() {
            return engine.displayName() + (isBackedUp ? " with backups in " : " in ") + environment;
        }
    }

    private static String instance(Engine engine, String name) {
        return "  - {name: " + name + ", engine: " + engine.id() + ", application: Shop"
                + (engine.hasNamedDatabase() ? ", database: shop, user: shop" : "") + "}\n";
    }

    static Stream<Setup> setups() {
        String production = "production: {profile: production, namespace: databases, createNamespace: true,"
                + " certificates: {certManager: {issuer: ca}}, ";
        List<String> environments = List.of(
                "staging: {namespace: databases}",
                production + "secrets: {generated: true}}",
                production + "secrets: {externalSecrets: {store: vault}}, instances: {db: {consumers:"
                        + " {shop: {namespace: web, binding: true}}}}}",
                production + "secrets: {vault: {auth: databases, mount: kv}}}");
        return DatabaseEngines.all().stream()
                .flatMap(engine -> environments.stream()
                        .flatMap(environment ->
                                Stream.of(true, false).map(isBackedUp -> new Setup(engine, environment, isBackedUp))));
    }

    private static List<HasMetadata> rendered(String spec) {
        Portfolio portfolio = PortfolioSpec.read("portfolio.yaml", spec.getBytes(StandardCharsets.UTF_8));
        return Rendering.render(portfolio.environments().get(0)).stream()
                .map(RenderedResource::resource)
                .toList();
    }

    /** {@return the names of everything beside the instance, and what its pods are called by their label} */
    private static SortedSet<String> derivedNames(Setup setup) {
        SortedSet<String> names = new TreeSet<>();
        for (HasMetadata resource : rendered(setup.spec())) {
            names.add(resource.getMetadata().getName());
            Workload.of(resource)
                    .ifPresent(workload -> names.addAll(workload.podLabels().values()));
        }
        names.removeIf(name -> !name.matches("db-[a-z0-9-]+[a-z0-9]"));
        return names;
    }

    @ParameterizedTest
    @MethodSource("setups")
    void an_instance_of_a_derived_name_is_refused_at_its_line_or_harmless(Setup setup) {
        for (String name : derivedNames(setup)) {
            for (Engine other : DatabaseEngines.all()) {
                String spec = setup.spec(instance(other, name));
                try {
                    assertThat(rendered(spec)).isNotEmpty();
                } catch (PortfolioException refused) {
                    int line = spec.substring(0, spec.indexOf("{name: " + name + ","))
                            .split("\n", -1)
                            .length;
                    assertThat(refused.problems())
                            .as(name + " beside " + setup)
                            .extracting(Problem::toString)
                            .singleElement()
                            .asString()
                            .contains(
                                    "portfolio.yaml:" + line + ":",
                                    "The name '" + name + "' is taken by the ",
                                    " of db.");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("setups")
    void every_job_is_found_by_this_test(Setup setup) {
        long jobs = rendered(setup.spec()).stream()
                .filter(resource -> resource.getKind().equals("CronJob"))
                .map(resource -> resource.getMetadata().getName())
                .filter(derivedNames(setup)::contains)
                .count();

        boolean hasAccess = setup.engine.hasAccessJob() && setup.environment.startsWith("production");
        assertThat(jobs).isEqualTo((setup.isBackedUp ? 3 : 0) + (hasAccess ? 1 : 0));
    }
}
