package io.github.portfolioplatform.spec;

import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.Engine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema of the spec, made from the shapes that the reader goes by. */
final class SpecSchema {

    private static final String ID = "https://portfolioplatform.github.io/portfolio-generator/portfolio-v1.schema.json";

    private static final Map<String, List<Object>> EXAMPLES = Map.of(
            "image", List.of("postgres:14", "redis:7-alpine", "mongo:6"),
            "version", List.of("14", 14),
            "storage", List.of("2Gi"),
            "memory", List.of("512Mi"),
            "cpu", List.of("500m", 2));

    private SpecSchema() {}

    static String text() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        Separators colons = Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(colons).withObjectIndenter(lines).withArrayIndenter(lines);
        return JsonMapper.shared().writer().with(printer).writeValueAsString(root()) + "\n";
    }

    private static Map<String, Object> root() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", ID);
        schema.put("description", "The databases of a portfolio, from which its Kubernetes manifests are generated.");
        schema.putAll(mapping(Shape.PORTFOLIO));
        schema.put("$defs", definitions());
        return schema;
    }

    private static Map<String, Object> definitions() {
        Map<String, Object> definitions = new LinkedHashMap<>();
        definitions.put("quota", mapping(Shape.QUOTA));
        definitions.put("engines", mapping(Shape.ENGINES));
        definitions.put("settings", mapping(Shape.SETTINGS));
        definitions.put("resources", mapping(Shape.RESOURCES));
        definitions.put("customization", mapping(CustomizationShapes.CUSTOMIZATION));
        definitions.put("container", mapping(CustomizationShapes.EXTRA_CONTAINER));
        definitions.put("instance", instance());
        definitions.put("sharedUse", mapping(Shape.SHARED_USE));
        definitions.put("environment", environment());
        definitions.put("secretSource", mapping(ProductionShapes.SECRETS));
        definitions.put("externalStore", mapping(ProductionShapes.EXTERNAL_SECRETS));
        definitions.put("vaultOperator", mapping(ProductionShapes.VAULT));
        definitions.put("certificateSource", mapping(ProductionShapes.CERTIFICATES));
        definitions.put("issuer", mapping(ProductionShapes.CERT_MANAGER));
        definitions.put("certificateAuthority", mapping(ProductionShapes.CERTIFICATE_AUTHORITY));
        definitions.put("authorityMap", mapping(ProductionShapes.AUTHORITY_MAP));
        definitions.put("scraper", mapping(ProductionShapes.METRICS));
        definitions.put("consumer", mapping(ProductionShapes.CONSUMER));
        definitions.put("network", mapping(ProductionShapes.NETWORK));
        definitions.put("dnsServer", mapping(ProductionShapes.DNS_SERVER));
        definitions.put("runAs", mapping(ProductionShapes.RUN_AS));
        definitions.put("backup", mapping(BackupShapes.SETTINGS));
        definitions.put("retention", mapping(BackupShapes.KEEP));
        definitions.put("backupJobs", mapping(BackupShapes.JOBS));
        definitions.put("backupTarget", mapping(BackupShapes.TARGET));
        definitions.put("bucket", mapping(BackupShapes.S3));
        definitions.put("backupVolume", mapping(BackupShapes.VOLUME));
        definitions.put("accepted", mapping(DecisionShapes.ACCEPTED));
        definitions.put("tombstone", mapping(DecisionShapes.TOMBSTONE));
        definitions.put("gitops", mapping(GitOpsShapes.GIT_OPS));
        definitions.put("argocd", mapping(GitOpsShapes.ARGO_CD));
        definitions.put("flux", mapping(GitOpsShapes.FLUX));
        return definitions;
    }

    /** What is said of production means something there alone, and some of it must be said. */
    private static Map<String, Object> environment() {
        Map<String, Object> never = new LinkedHashMap<>();
        ProductionReader.KEYS.forEach(key -> never.put(key, false));
        Map<String, Object> isProduction = new LinkedHashMap<>();
        isProduction.put("required", List.of("profile"));
        isProduction.put("properties", Map.of("profile", Map.of("const", Shape.PRODUCTION)));
        Map<String, Object> schema = mapping(Shape.ENVIRONMENT);
        schema.put("if", isProduction);
        schema.put("then", Map.of("required", List.of("secrets", "certificates")));
        schema.put("else", Map.of("properties", never));
        return schema;
    }

    private static Map<String, Object> mapping(Shape shape) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("title", shape.title());
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        List<String> required = required(shape).toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        Map<String, Object> properties = properties(shape);
        schema.put("properties", properties);
        if (shape.isChoice()) {
            schema.put("minProperties", 1);
            schema.put("maxProperties", 1);
            // What is false is not chosen.
            shape.keys().stream()
                    .filter(key -> key.type() == Shape.Type.FLAG)
                    .forEach(key -> properties.put(key.name(), chosen(key)));
        }
        return schema;
    }

    private static Map<String, Object> chosen(Shape.Key key) {
        Map<String, Object> schema = value(key);
        schema.put("const", true);
        return schema;
    }

    private static Stream<String> required(Shape shape) {
        return shape.keys().stream().filter(Shape.Key::required).map(Shape.Key::name);
    }

    private static Map<String, Object> properties(Shape shape) {
        Map<String, Object> properties = new LinkedHashMap<>();
        shape.keys().forEach(key -> properties.put(key.name(), value(key)));
        return properties;
    }

    private static Map<String, Object> value(Shape.Key key) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", key.description());
        switch (key.type()) {
            case TEXT, SECRET -> schema.put("type", "string");
            case AMOUNT -> schema.put("type", List.of("string", "number"));
            case FLAG -> schema.put("type", "boolean");
            case TEXTS -> {
                schema.put("type", "object");
                schema.put("additionalProperties", Map.of("type", "string"));
            }
            case LIST -> {
                schema.put("type", "array");
                schema.put("items", Map.of("type", "string"));
            }
            case NAMED -> {
                schema.put("type", "object");
                schema.put("additionalProperties", orEmpty(namedDefinition(key.name())));
            }
            case NAMED_SECTION -> throw new AssertionError("stands below a name, not in a shape");
            case SECTION -> schema.put("$ref", "#/$defs/" + definitionOf(key.name()));
            case SECTIONS -> {
                schema.put("type", "array");
                schema.put("items", Map.of("$ref", "#/$defs/" + definitionOf(key.name())));
            }
        }
        if (key.name().equals("instances")) {
            schema.put("minItems", 1);
        }
        if (!key.choices().isEmpty()) {
            schema.put("enum", key.choices());
        }
        if (EXAMPLES.containsKey(key.name())) {
            schema.put("examples", EXAMPLES.get(key.name()));
        }
        return schema;
    }

    /** What stands below a name may be left empty. */
    private static Map<String, Object> orEmpty(String definition) {
        return Map.of("oneOf", List.of(Map.of("$ref", "#/$defs/" + definition), Map.of("type", "null")));
    }

    private static String namedDefinition(String key) {
        return switch (key) {
            case "environments" -> "environment";
            case "sidecars", "initContainers" -> "container";
            case "consumers" -> "consumer";
            case "dns" -> "dnsServer";
            case "backupTargets" -> "backupTarget";
            default -> "settings";
        };
    }

    private static String definitionOf(String key) {
        return switch (key) {
            case "quota", "engines", "gitops", "argocd", "flux", "runAs", "backup", "network", "certificateAuthority" ->
                key;
            case "keep" -> "retention";
            case "jobs" -> "backupJobs";
            case "s3" -> "bucket";
            case "volume" -> "backupVolume";
            case "secrets" -> "secretSource";
            case "externalSecrets" -> "externalStore";
            case "vault" -> "vaultOperator";
            case "certificates" -> "certificateSource";
            case "certManager" -> "issuer";
            case "configMap" -> "authorityMap";
            case "metrics" -> "scraper";
            case "accept" -> "accepted";
            case "tombstones" -> "tombstone";
            case "requests", "limits" -> "resources";
            case "customize" -> "customization";
            case "instances" -> "instance";
            case "sharedWith" -> "sharedUse";
            default ->
                DatabaseEngines.of(key)
                        .map(engine -> "settings")
                        .orElseThrow(() -> new AssertionError("no schema for the section " + key));
        };
    }

    /** The shape of the mapping below that key; of an instance only what it is without an engine. */
    static Shape shapeBelow(String key) {
        return switch (definitionOf(key)) {
            case "quota" -> Shape.QUOTA;
            case "engines" -> Shape.ENGINES;
            case "resources" -> Shape.RESOURCES;
            case "customization" -> CustomizationShapes.CUSTOMIZATION;
            case "instance" -> Shape.instanceOfUnknownEngine();
            case "sharedUse" -> Shape.SHARED_USE;
            case "accepted" -> DecisionShapes.ACCEPTED;
            case "tombstone" -> DecisionShapes.TOMBSTONE;
            case "gitops" -> GitOpsShapes.GIT_OPS;
            case "argocd" -> GitOpsShapes.ARGO_CD;
            case "flux" -> GitOpsShapes.FLUX;
            case "secretSource" -> ProductionShapes.SECRETS;
            case "externalStore" -> ProductionShapes.EXTERNAL_SECRETS;
            case "vaultOperator" -> ProductionShapes.VAULT;
            case "certificateSource" -> ProductionShapes.CERTIFICATES;
            case "issuer" -> ProductionShapes.CERT_MANAGER;
            case "scraper" -> ProductionShapes.METRICS;
            case "network" -> ProductionShapes.NETWORK;
            case "certificateAuthority" -> ProductionShapes.CERTIFICATE_AUTHORITY;
            case "authorityMap" -> ProductionShapes.AUTHORITY_MAP;
            case "runAs" -> ProductionShapes.RUN_AS;
            case "backup" -> BackupShapes.SETTINGS;
            case "retention" -> BackupShapes.KEEP;
            case "backupJobs" -> BackupShapes.JOBS;
            case "bucket" -> BackupShapes.S3;
            case "backupVolume" -> BackupShapes.VOLUME;
            default -> Shape.SETTINGS;
        };
    }

    /** The shape of the mappings below the names below that key. */
    static Shape shapeBelowNames(String key) {
        return switch (namedDefinition(key)) {
            case "environment" -> Shape.ENVIRONMENT;
            case "container" -> CustomizationShapes.EXTRA_CONTAINER;
            case "consumer" -> ProductionShapes.CONSUMER;
            case "dnsServer" -> ProductionShapes.DNS_SERVER;
            case "backupTarget" -> BackupShapes.TARGET;
            default -> Shape.SETTINGS;
        };
    }

    /** An instance has the keys of any engine; each engine then demands some of them and refuses others. */
    private static Map<String, Object> instance() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Engine engine : DatabaseEngines.all()) {
            properties(Shape.instanceOf(engine)).forEach(properties::putIfAbsent);
        }
        Map<String, Object> schema = new LinkedHashMap<>(mapping(Shape.instanceOfUnknownEngine()));
        schema.put("required", requiredOfAll());
        schema.put("properties", inOrderOf(Shape.instanceOfUnknownEngine(), properties));
        schema.put(
                "allOf",
                DatabaseEngines.all().stream()
                        .map(engine -> ifEngine(engine, properties))
                        .toList());
        return schema;
    }

    private static List<String> requiredOfAll() {
        return required(Shape.instanceOfUnknownEngine())
                .filter(name -> DatabaseEngines.all().stream()
                        .allMatch(engine -> required(Shape.instanceOf(engine)).anyMatch(name::equals)))
                .toList();
    }

    private static Map<String, Object> inOrderOf(Shape shape, Map<String, Object> properties) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        shape.names().forEach(name -> ordered.put(name, properties.get(name)));
        properties.forEach(ordered::putIfAbsent);
        return ordered;
    }

    private static Map<String, Object> ifEngine(Engine engine, Map<String, Object> all) {
        Map<String, Object> own = properties(Shape.instanceOf(engine));
        Map<String, Object> differing = all.keySet().stream()
                .filter(name -> !all.get(name).equals(own.get(name)))
                .collect(Collectors.toMap(
                        name -> name, name -> own.getOrDefault(name, false), (one, other) -> one, LinkedHashMap::new));
        List<String> demanded = required(Shape.instanceOf(engine))
                .filter(name -> !requiredOfAll().contains(name))
                .toList();
        Map<String, Object> then = new LinkedHashMap<>();
        then.put("title", Shape.instanceOf(engine).title());
        if (!demanded.isEmpty()) {
            then.put("required", demanded);
        }
        if (!differing.isEmpty()) {
            then.put("properties", differing);
        }
        Map<String, Object> condition = new LinkedHashMap<>();
        condition.put("required", List.of("engine"));
        condition.put("properties", Map.of("engine", Map.of("const", engine.id())));
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("if", condition);
        rule.put("then", then);
        return rule;
    }
}
