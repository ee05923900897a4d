package io.github.portfolioplatform.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.connection.Connection;
import io.github.portfolioplatform.connection.Connections;
import io.github.portfolioplatform.document.TotalsReport;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.engine.postgresql.PostgreSql;
import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every key, at every level where it may stand, in every kind of environment, changes a byte of what is rendered, of the documents or of the
 * connections; or it is refused because it would change nothing there. A new key without a sample fails, and so does one without an effect.
 */
class EveryKeyHasEffectTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What a key is refused for because of its place, and not because of its value. */
    private static final Set<String> REFUSALS_OF_PLACE =
            Set.of("key-has-effect", "profile-fits", "password-has-use", "second-login-is-usable");

    /** Keys that change what is checked instead of what is rendered, and those that all others stand on. */
    private static final Set<String> WITHOUT_BYTES =
            Set.of("apiVersion", "kind", "accept", "tombstones", "profile", "engine", "none", "startsLike");

    /** Levels, which are walked by themselves. */
    private static final Set<String> LEVELS = Set.of("engines", "instances", "environments");

    /** Keys that another one excludes. */
    private static final Map<String, String> INSTEAD_OF =
            Map.of("role", "secret", "address", "namespace", "image", "version");

    private final Map<String, Object> outcomes = new HashMap<>();

    @TestFactory
    Stream<DynamicTest> every_key_changes_something_or_is_refused() {
        return DatabaseEngines.all().stream()
                .flatMap(engine -> KeyScenario.all(engine).stream())
                .map(scenario -> dynamicTest(scenario.toString(), () -> {
                    List<String> idle = new ArrayList<>();
                    scenario.levels().forEach((path, shape) -> walk(scenario, scenario.spec(), path, shape, idle));
                    assertThat(idle).isEmpty();
                    outcomes.clear();
                }));
    }

    @Test
    void a_key_that_nothing_reads_would_be_found() {
        KeyScenario scenario = KeyScenario.all(Redis.ENGINE).get(0);
        Shape shape = new Shape("x", List.of(Shape.choice("kind", "Has one value.", List.of("Portfolio"))));
        List<String> idle = new ArrayList<>();

        check(scenario, scenario.spec(), List.of(), shape.keys().get(0), false, idle);

        assertThat(idle).containsExactly(".kind: no value of it changes anything");
    }

    /** Each key with the values that its mapping needs; then the keys below it, where it stands. */
    private void walk(
            KeyScenario scenario, Map<String, Object> spec, List<String> path, Shape shape, List<String> idle) {
        for (Shape.Key key : shape.keys()) {
            if (isLeftOut(scenario, path, key)) {
                continue;
            }
            switch (key.type()) {
                case SECTION -> below(scenario, spec, with(path, key.name()), SpecSchema.shapeBelow(key.name()), idle);
                case NAMED -> {
                    List<String> named = with(with(path, key.name()), KeySamples.nameBelow(key.name()));
                    below(scenario, spec, named, SpecSchema.shapeBelowNames(key.name()), idle);
                }
                case SECTIONS ->
                    below(scenario, spec, with(with(path, key.name()), "0"), SpecSchema.shapeBelow(key.name()), idle);
                default -> check(scenario, spec, path, key, shape.isChoice(), idle);
            }
        }
    }

    private static boolean isLeftOut(KeyScenario scenario, List<String> path, Shape.Key key) {
        boolean isOfSource = path.contains("certManager") || path.contains("externalSecrets");
        // A target that nothing uses may be declared.
        boolean isUnusedTarget = scenario.isAlone() && key.name().equals("backupTargets");
        // Containers are the same for all engines.
        boolean isWalkedOfPostgreSql =
                scenario.engine() != PostgreSql.ENGINE && key.name().equals(Shape.CUSTOMIZE) && !path.contains("0");
        return LEVELS.contains(key.name())
                || (WITHOUT_BYTES.contains(key.name()) && !isOfSource)
                || isUnusedTarget
                || isWalkedOfPostgreSql;
    }

    private void below(
            KeyScenario scenario, Map<String, Object> spec, List<String> path, Shape shape, List<String> idle) {
        if (shape.isChoice()) {
            for (Shape.Key key : shape.keys()) {
                Map<String, Object> chosen = KeyScenario.copy(spec);
                KeyScenario.put(chosen, path, new LinkedHashMap<>());
                walk(scenario, chosen, path, new Shape(shape.title(), List.of(key), true), idle);
            }
            return;
        }
        Map<String, Object> with = KeyScenario.copy(spec);
        Map<String, Object> mapping = KeyScenario.mapping(with, path);
        fill(mapping, path, shape, scenario.engine());
        KeySamples.NEEDED.getOrDefault(path.get(path.size() - 1), Map.of()).forEach(mapping::putIfAbsent);
        if (path.contains("consumers")) {
            mapping.put("namespace", "web");
        }
        walk(scenario, with, path, shape, idle);
    }

    private static void fill(Map<String, Object> mapping, List<String> path, Shape shape, Engine engine) {
        shape.keys().stream()
                .filter(key -> key.required() && !mapping.containsKey(key.name()))
                .forEach(key -> mapping.put(
                        key.name(),
                        key.type() == Shape.Type.SECTION
                                ? KeyScenario.map("memory", memory(key), "cpu", "500m")
                                : KeySamples.of(path, key, engine).get(0)));
    }

    private static String memory(Shape.Key key) {
        return key.name().equals("requests") ? "64Mi" : "512Mi";
    }

    private void check(
            KeyScenario scenario,
            Map<String, Object> spec,
            List<String> path,
            Shape.Key key,
            boolean isChoice,
            List<String> idle) {
        Map<String, Object> without = KeyScenario.copy(spec);
        Map<String, Object> mapping = KeyScenario.mapping(without, path);
        mapping.remove(key.name());
        if (INSTEAD_OF.containsKey(key.name())) {
            mapping.remove(INSTEAD_OF.get(key.name()));
        }
        List<Object> outcomes = new ArrayList<>();
        for (Object value : KeySamples.of(path, key, scenario.engine())) {
            Map<String, Object> with = KeyScenario.copy(without);
            KeyScenario.mapping(with, path).put(key.name(), value);
            outcomes.add(outcome(with));
        }
        Object otherwise = isChoice ? outcome(scenario.spec()) : outcome(without);
        verdict(otherwise, outcomes, scenario.isAlone())
                .ifPresent(what -> idle.add(String.join("/", path) + "." + key.name() + ": " + what));
    }

    /** A spec without the key may be refused; then two values of it must differ. */
    private static Optional<String> verdict(Object otherwise, List<Object> set, boolean isAlone) {
        long distinct = Stream.concat(Stream.of(otherwise), set.stream())
                .filter(Map.class::isInstance)
                .distinct()
                .count();
        boolean isRefused = set.stream()
                .allMatch(outcome -> outcome instanceof List<?> ids
                        && (isAlone || ids.stream().allMatch(EveryKeyHasEffectTest::isOfPlace)));
        if (distinct > 1 || isRefused) {
            return Optional.empty();
        }
        List<Object> refusals = set.stream().filter(List.class::isInstance).toList();
        return Optional.of(refusals.isEmpty() ? "no value of it changes anything" : "a sample is refused: " + refusals);
    }

    private static boolean isOfPlace(Object problem) {
        return REFUSALS_OF_PLACE.contains(String.valueOf(problem).replaceAll(" .*", ""));
    }

    /** {@return all texts, or the refusals if there are some} */
    private Object outcome(Map<String, Object> spec) {
        return outcomes.computeIfAbsent(JSON.writeValueAsString(spec), EveryKeyHasEffectTest::render);
    }

    private static Object render(String spec) {
        try {
            Portfolio portfolio = PortfolioSpec.read("portfolio.yaml", spec.getBytes(StandardCharsets.UTF_8));
            Map<String, String> texts = new LinkedHashMap<>();
            PortfolioGenerator.of(portfolio).render().texts().forEach((path, text) -> texts.put(path.toString(), text));
            portfolio
                    .environments()
                    .forEach(
                            environment -> texts.put("connections of " + environment.name(), connections(environment)));
            texts.put("totals", TotalsReport.of(portfolio.environments()).table());
            return texts.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, text -> text.getValue().hashCode()));
        } catch (PortfolioException refused) {
            return refused.problems().stream()
                    .map(EveryKeyHasEffectTest::inShort)
                    .toList();
        }
    }

    private static String inShort(Problem problem) {
        return problem.id() + " " + problem.what();
    }

    private static String connections(Environment environment) {
        return Connections.of(environment).stream().map(Connection::dialects).toList()
                + Connections.of(environment).toString();
    }

    private static List<String> with(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }
}
