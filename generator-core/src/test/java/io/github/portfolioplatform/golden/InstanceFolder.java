package io.github.portfolioplatform.golden;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.engine.mongodb.MongoDb;
import io.github.portfolioplatform.engine.postgresql.PostgreSql;
import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.engine.valkey.Valkey;
import io.github.portfolioplatform.manifest.ManifestTree;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is rendered for one instance in one environment.
 *
 * @param path where it comes from: {@code postgresql-18/development/postgresql-orders}
 * @param files its files by their roles, {@code statefulset}
 */
public record InstanceFolder(String path, SortedMap<String, Document> files) {

    private static final String WORKLOAD = "statefulset";
    private static final String CERTIFICATE = "certificate";
    private static final String JOB = "access-schedule";
    private static final String CONFIGURATION = "configuration";

    /** Images of each version that production takes, of both systems that the images are built on. */
    private static final Map<Engine, List<String>> IMAGES = Map.of(
            PostgreSql.ENGINE,
            List.of(
                    "postgres:14-bookworm",
                    "postgres:15-alpine",
                    "postgres:16",
                    "postgres:17.11-trixie",
                    "postgres:18"),
            Redis.ENGINE,
            List.of("redis:7-alpine", "redis:7.2.16", "redis:8.4.6-bookworm"),
            Valkey.ENGINE,
            List.of("valkey/valkey:7.2.15", "valkey/valkey:8.1.8-alpine3.23", "valkey/valkey:9"),
            MongoDb.ENGINE,
            List.of("mongo:5.0", "mongo:6", "mongo:7.0.40-jammy", "mongo:8.0.29-noble"));

    /** {@return the instances of an engine in all environments of all scenarios, and one of each version in development and in production} */
    public static List<InstanceFolder> of(Engine engine) {
        List<InstanceFolder> folders = new ArrayList<>();
        for (Scenario scenario : Scenario.all()) {
            folders.addAll(in(scenario.name(), scenario.rendered()));
        }
        folders.addAll(in("versions", versions()));
        return folders.stream()
                .filter(folder -> folder.files.containsKey(WORKLOAD)
                        && folder.label("name").equals(engine.id()))
                .toList();
    }

    /** {@return those of them that are secured} */
    public static List<InstanceFolder> inProduction(Engine engine) {
        return of(engine).stream().filter(InstanceFolder::isOfProduction).toList();
    }

    /** {@return one instance of each version of each engine, in development and in production} */
    public static ManifestTree versions() {
        StringBuilder spec = new StringBuilder("""
                apiVersion: portfolio/v1
                kind: Portfolio
                name: versions
                environments:
                  development: {namespace: versions-development}
                  production:
                    namespace: versions-production
                    profile: production
                    secrets: {externalSecrets: {store: vault, key: "{environment}/{instance}"}}
                    certificates: {certManager: {issuer: company-ca}}
                instances:
                """);
        for (Engine engine : DatabaseEngines.all()) {
            IMAGES.get(engine).forEach(image -> spec.append(instance(engine, image)));
        }
        return PortfolioGenerator.of(
                        PortfolioSpec.read("portfolio.yaml", spec.toString().getBytes(StandardCharsets.UTF_8)))
                .render();
    }

    private static String instance(Engine engine, String image) {
        String name = image.replaceAll("[^a-z0-9]+", "-");
        String login = engine.hasNamedDatabase() ? "database: app, user: owner, " : "";
        return "  - {name: " + name + ", engine: " + engine.id() + ", application: Versions, " + login
                + "password: lantern-" + name + ", image: \"" + image + "\", storage: 10Gi, "
                + "requests: {memory: 1Gi, cpu: 1}, limits: {memory: 1Gi, cpu: 1}}\n";
    }

    private static List<InstanceFolder> in(String name, ManifestTree tree) {
        SortedMap<String, SortedMap<String, Document>> folders = new TreeMap<>();
        tree.texts().forEach((path, text) -> {
            if (!path.text().endsWith(".yaml")) {
                return;
            }
            int slash = path.text().lastIndexOf('/');
            String role = path.text().substring(slash + 1).replace(".yaml", "");
            folders.computeIfAbsent(name + "/" + path.text().substring(0, slash), folder -> new TreeMap<>())
                    .put(role, Document.parse(text));
        });
        return folders.entrySet().stream()
                .map(folder -> new InstanceFolder(folder.getKey(), folder.getValue()))
                .toList();
    }

    /** Whether the profile is that of production. */
    public boolean isOfProduction() {
        return files.containsKey(CERTIFICATE);
    }

    /** {@return one of the labels of Kubernetes, {@code version}} */
    public String label(String name) {
        return (String) file(WORKLOAD).map("metadata.labels").get("app.kubernetes.io/" + name);
    }

    /** {@return the file of that role} */
    public Document file(String role) {
        Document file = files.get(role);
        if (file == null) {
            throw new AssertionError(path + " has no " + role);
        }
        return file;
    }

    /** {@return the pod of the server, and that of the job that looks after its users, if there is one} */
    public List<Document> pods() {
        return files.containsKey(JOB)
                ? List.of(pod(), file(JOB).in("spec.jobTemplate.spec.template.spec"))
                : List.of(pod());
    }

    /** {@return the pod of the server} */
    public Document pod() {
        return file(WORKLOAD).in("spec.template.spec");
    }

    /** {@return all containers of all pods} */
    public List<Document> containers() {
        return pods().stream()
                .flatMap(pod -> Stream.of("initContainers", "containers")
                        .filter(pod::has)
                        .flatMap(kind -> pod.documents(kind).stream()))
                .toList();
    }

    /** {@return the container of the server} */
    public Document server() {
        return pod().in("containers[0]");
    }

    /** {@return what processes are told when they start: those of the containers, and the probes of the server} */
    public List<String> commandLines() {
        Stream<String> ofContainers = containers().stream()
                .flatMap(container -> Stream.of("command", "args")
                        .filter(container::has)
                        .flatMap(kind -> container.texts(kind).stream()));
        Stream<String> ofProbes = Stream.of("startupProbe", "readinessProbe", "livenessProbe")
                .map(server()::in)
                .filter(probe -> probe.has("exec"))
                .flatMap(probe -> probe.texts("exec.command").stream());
        return Stream.concat(ofContainers, ofProbes).toList();
    }

    /** {@return what the server is configured by in production, in one text; what it is told when it starts elsewhere} */
    public String settings() {
        return isOfProduction()
                ? String.join("\n", texts(CONFIGURATION).values())
                : String.join("\n", server().texts("args"));
    }

    /** {@return the texts of a ConfigMap by their names} */
    public SortedMap<String, String> texts(String role) {
        SortedMap<String, String> texts = new TreeMap<>();
        file(role).map("data").forEach((name, text) -> texts.put(name, (String) text));
        return texts;
    }

    /** {@return the variables of the server with the values that are written out} */
    public SortedMap<String, String> variables() {
        SortedMap<String, String> variables = new TreeMap<>();
        if (server().has("env")) {
            server().documents("env")
                    .forEach(variable ->
                            variables.put(variable.text("name"), variable.has("value") ? variable.text("value") : ""));
        }
        return variables;
    }

    /** {@return where the server sees the volume of the claim} */
    public String dataMount() {
        String volume = pod().documents("volumes").stream()
                .filter(candidate -> candidate.has("persistentVolumeClaim"))
                .map(candidate -> candidate.text("name"))
                .findFirst()
                .orElseThrow();
        return server().documents("volumeMounts").stream()
                .filter(mount -> mount.text("name").equals(volume))
                .map(mount -> mount.text("mountPath"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return path;
    }
}
