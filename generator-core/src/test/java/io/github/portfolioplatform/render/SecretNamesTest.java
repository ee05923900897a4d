package io.github.portfolioplatform.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.spec.PortfolioSpec;
import io.github.portfolioplatform.yaml.CanonicalYaml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A bucket whose Secret has the name of one with passwords or certificates is refused at its line, whatever makes that Secret. */
class SecretNamesTest {

    /** Where a manifest names a Secret: what makes it, and what reads it. */
    private static final Pattern SECRET =
            Pattern.compile("(?:secretName|secretKeyRef:\\n.*\\n +name): (db-[a-z0-9-]+)");

    private static final Pattern MADE =
            Pattern.compile("(?m)^kind: (?:Secret|ExternalSecret|VaultStaticSecret)\\nmetadata:\\n(?:  .*\\n)*?"
                    + "  name: (db-[a-z0-9-]+)");

    private record Setup(Engine engine, String environment) {

        String spec(String secret) {
            boolean isDevelopment = environment.startsWith("development");
            return """
                    apiVersion: portfolio/v1
                    kind: Portfolio
                    name: platform
                    engines:
                      postgresql: {image: "postgres:17.6-bookworm", storage: 2Gi, requests: {memory: 256Mi, cpu: 100m}, limits: {memory: 1Gi, cpu: "1"}}
                      redis: {image: "redis:7.4-bookworm", storage: 1Gi, requests: {memory: 256Mi, cpu: 100m}, limits: {memory: 1Gi, cpu: "1"}}
                      valkey: {image: "valkey/valkey:8.1-bookworm", storage: 1Gi, requests: {memory: 256Mi, cpu: 100m}, limits: {memory: 1Gi, cpu: "1"}}
                      mongodb: {image: "mongo:7.0-jammy", storage: 2Gi, requests: {memory: 256Mi, cpu: 100m}, limits: {memory: 1Gi, cpu: "1"}}
                    backupTargets: {aws: {s3: {region: eu-central-1, bucket: copies, secret: "%s"}}}
                    backup: {to: aws}
                    instances:
                      - {name: db, engine: %s, application: Shop%s%s}
                    environments:
                      %s
                    """.formatted(
                            secret,
                            engine.id(),
                            engine.hasNamedDatabase() ? ", database: shop, user: shop" : "",
                            isDevelopment ? ", password: copper-lantern-forty" : "",
                            environment);
        }

        String text(String secret) {
            StringBuilder text = new StringBuilder();
            PortfolioSpec.read("portfolio.yaml", spec(secret).getBytes(StandardCharsets.UTF_8)).environments().stream()
                    .flatMap(rendered -> Rendering.render(rendered).stream())
                    .map(RenderedResource::resource)
                    .map(resource -> new CanonicalYaml().write(resource))
                    .forEach(text::append);
            return text.toString();
        }
    }

    static Stream<Setup> setups() {
        String production = "production: {profile: production, namespace: databases, createNamespace: true,";
        String issued = production + " certificates: {certManager: {issuer: ca}}, ";
        List<String> environments = List.of(
                "development: {namespace: databases}",
                "staging: {namespace: databases}",
                issued + "secrets: {generated: true}}",
                issued + "secrets: {externalSecrets: {store: vault}}}",
                issued + "secrets: {vault: {auth: databases, mount: kv}}}",
                issued + "secrets: {brought: true}}",
                production + " certificates: {brought: true}, secrets: {existing: \"{instance}-{user}-login\"}}",
                production + " certificates: {existing: \"{instance}-certificate\"}, secrets: {brought: true}}");
        return DatabaseEngines.all().stream()
                .flatMap(engine -> environments.stream().map(environment -> new Setup(engine, environment)));
    }

    private static SortedSet<String> secrets(String text) {
        SortedSet<String> secrets = new TreeSet<>();
        Stream.of(SECRET, MADE)
                .flatMap(pattern -> pattern.matcher(text).results())
                .forEach(found -> secrets.add(found.group(1)));
        return secrets;
    }

    @ParameterizedTest
    @MethodSource("setups")
    void the_secret_of_a_bucket_is_refused_at_its_line_if_an_instance_has_it(Setup setup) {
        SortedSet<String> secrets = secrets(setup.text("keys-of-the-bucket"));

        assertThat(secrets).isNotEmpty();
        for (String secret : secrets) {
            PortfolioException refused = catchThrowableOfType(PortfolioException.class, () -> setup.text(secret));
            assertThat(refused).as(secret).isNotNull();
            assertThat(refused.problems())
                    .as(secret)
                    .extracting(Problem::toString)
                    .singleElement()
                    .asString()
                    .startsWith("portfolio.yaml:9:")
                    // What stands behind "passwords-" is masked in messages.
                    .contains("The Secret '" + secret.replaceFirst("(?<=passwords-).*", ""), "' has ", " of db.");
        }
    }
}
