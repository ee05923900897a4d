package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.json.JsonMapper;

/** Portfolios of one instance, and those that are rendered in this repository. */
final class Portfolios {

    static final String PASSWORD = "Test3Candle5River";

    private static final Path REPOSITORY = Path.of(System.getProperty("repository.root", ".."))
            .toAbsolutePath()
            .normalize();

    private Portfolios() {}

    static RenderedInstance postgreSql(int major, String password) {
        return instance("postgresql", String.valueOf(major), "2Gi", "512Mi", "database: app, user: owner", password);
    }

    static RenderedInstance redis(String version, String password) {
        return instance("redis", version, "1Gi", "256Mi", "application: Test", password);
    }

    private static RenderedInstance instance(
            String engine, String version, String storage, String memory, String more, String password) {
        String application = more.startsWith("application") ? more : "application: Test, " + more;
        String amounts = "storage: " + storage + ", requests: {memory: 256Mi, cpu: 250m}, limits: {memory: " + memory
                + ", cpu: 500m}";
        return RenderedInstance.of(
                """
                apiVersion: portfolio/v1
                kind: Portfolio
                name: test
                instances:
                  - {name: db, engine: %s, version: "%s", %s, %s, password: %s}
                """.formatted(engine, version, application, amounts, quoted(password)), "development", "db");
    }

    /** An instance whose rendered files are in {@code golden-manifests}. */
    static RenderedInstance golden(String scenario, String instance) {
        return RenderedInstance.in(
                REPOSITORY.resolve("golden-manifests").resolve(scenario).resolve("k8s/development/" + instance));
    }

    /** A password of all those that some parser somewhere got wrong, as far as the model allows them. */
    static String hostilePassword() {
        Path vectors = REPOSITORY.resolve("generator-core/src/test/resources/vectors/connection-passwords.json");
        try (InputStream in = Files.newInputStream(vectors)) {
            return StreamSupport.stream(new JsonMapper().readTree(in).spliterator(), false)
                    .map(vector -> vector.required("pw").asString())
                    .filter(text -> text.chars().noneMatch(Character::isISOControl) && !text.contains("${"))
                    .collect(Collectors.joining(" ", " ", " "));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** JSON is YAML. */
    static String quoted(String text) {
        return new JsonMapper().writeValueAsString(text);
    }
}
