package io.github.portfolioplatform.spec;

import io.github.portfolioplatform.engine.mongodb.MongoDb;
import io.github.portfolioplatform.engine.postgresql.PostgreSql;
import io.github.portfolioplatform.model.Engine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A spec of one instance in which keys are set, and the levels at which they may stand.
 *
 * @param title what is special about it
 * @param engine the engine of its instance
 * @param spec the spec
 * @param levels the mappings by their paths
 */
record KeyScenario(String title, Engine engine, Map<String, Object> spec, Map<List<String>, Shape> levels) {

    private static final String INSTANCE = "db";

    /** {@return development, a plain environment, production, and a plain environment beside production} */
    static List<KeyScenario> all(Engine engine) {
        Map<String, Object> production = production();
        List<KeyScenario> all = new ArrayList<>();
        List<Boolean> kinds = engine == PostgreSql.ENGINE ? List.of(true, false) : List.of(true);
        for (boolean isFull : kinds) {
            all.add(of("development", engine, environments("development", map()), isFull));
            all.add(of("staging", engine, environments("staging", map()), isFull));
            all.add(of("production", engine, environments("production", production), isFull));
            Map<String, Object> both = environments("production", production);
            both.put("staging", map("namespace", "plain"));
            all.add(of("staging", engine, both, isFull).ofEnvironment("staging beside production"));
        }
        return all;
    }

    private static KeyScenario of(String environment, Engine engine, Map<String, Object> environments, boolean isFull) {
        Map<String, Object> spec =
                map("apiVersion", "portfolio/v1", "kind", "Portfolio", "name", "platform", "namespace", "databases");
        spec.put("engines", map(engine.id(), defaults(engine)));
        spec.put("instances", new ArrayList<>(List.of(instance(engine, environment))));
        spec.put("environments", environments);
        if (isFull) {
            spec.put("backup", map("to", "offsite"));
            spec.put("backupTargets", targets());
            spec.put("gitops", gitOps());
        }
        return new KeyScenario(
                environment + (isFull ? "" : " alone"), engine, spec, levels(engine, environment, isFull));
    }

    /** {@return whether it has no targets of backups and no GitOps tool} */
    boolean isAlone() {
        return !spec.containsKey("gitops");
    }

    private KeyScenario ofEnvironment(String name) {
        Map<List<String>, Shape> below = new LinkedHashMap<>(levels);
        below.keySet().removeIf(path -> path.isEmpty() || !path.get(0).equals("environments"));
        return new KeyScenario(name + title.replace("staging", ""), engine, spec, below);
    }

    private static Map<List<String>, Shape> levels(Engine engine, String environment, boolean isFull) {
        Map<List<String>, Shape> levels = new LinkedHashMap<>();
        if (engine == PostgreSql.ENGINE) {
            levels.put(List.of(), Shape.PORTFOLIO);
            levels.put(List.of("environments", environment), Shape.ENVIRONMENT);
        }
        if (!isFull) {
            return levels;
        }
        levels.put(List.of("engines", engine.id()), Shape.SETTINGS);
        levels.put(List.of("instances", "0"), Shape.instanceOf(engine));
        levels.put(List.of("environments", environment, "engines", engine.id()), Shape.SETTINGS);
        levels.put(List.of("environments", environment, "instances", INSTANCE), Shape.OVERRIDE);
        return levels;
    }

    private static Map<String, Object> environments(String name, Map<String, Object> environment) {
        return map(name, copy(environment));
    }

    private static Map<String, Object> production() {
        return map(
                "profile", "production",
                "secrets", map("externalSecrets", map("store", "vault")),
                "certificates", map("certManager", map("issuer", "company-ca")));
    }

    private static Map<String, Object> defaults(Engine engine) {
        return map(
                "version",
                engine == PostgreSql.ENGINE ? "15" : engine == MongoDb.ENGINE ? "5.0" : "7.0",
                "storage",
                "2Gi",
                "requests",
                map("memory", "256Mi", "cpu", "100m"),
                "limits",
                map("memory", "1Gi", "cpu", "1"));
    }

    private static Map<String, Object> instance(Engine engine, String environment) {
        Map<String, Object> instance = map("name", INSTANCE, "engine", engine.id(), "application", "Shop");
        if (engine.hasNamedDatabase()) {
            instance.put("database", "shop");
            instance.put("user", "shop_user");
        }
        if (environment.equals("development")) {
            instance.put("password", "c7Fq-shop");
        }
        return instance;
    }

    private static Map<String, Object> targets() {
        Map<String, Object> bucket = map(
                "endpoint",
                "https://s3.other.example.com",
                "region",
                "eu-west-1",
                "bucket",
                "old-copies",
                "secret",
                "old");
        return map("offsite", map("s3", bucket), "disk", map("volume", map("claim", "old")));
    }

    private static Map<String, Object> gitOps() {
        return map(
                "repository", "https://git.example.com/team/databases.git",
                "argocd", map("form", "applications"),
                "flux", map("interval", "5m"));
    }

    static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /** {@return the mapping at that path, which is added where it is missing} */
    @SuppressWarnings("unchecked")
    static Map<String, Object> mapping(Map<String, Object> spec, List<String> path) {
        Object at = spec;
        for (int i = 0; i < path.size(); i++) {
            String key = path.get(i);
            boolean isList = i + 1 < path.size() && path.get(i + 1).equals("0");
            if (at instanceof List<?> list) {
                List<Object> items = (List<Object>) list;
                if (items.isEmpty()) {
                    items.add(map());
                }
                at = items.get(0);
            } else {
                at = ((Map<String, Object>) at).computeIfAbsent(key, none -> isList ? new ArrayList<>() : map());
            }
        }
        return (Map<String, Object>) at;
    }

    static void put(Map<String, Object> spec, List<String> path, Object value) {
        mapping(spec, path.subList(0, path.size() - 1)).put(path.get(path.size() - 1), value);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> copy(Map<String, Object> map) {
        return (Map<String, Object>) copyOf(map);
    }

    private static Object copyOf(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, below) -> copy.put(key, copyOf(below)));
            return copy;
        } else if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(copyOf(item)));
            return copy;
        }
        return value;
    }

    @Override
    public String toString() {
        return engine.displayName() + ", " + title;
    }
}
