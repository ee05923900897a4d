package io.github.portfolioplatform.servers;

import io.github.portfolioplatform.PortfolioGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The jobs that keep copies of an instance.
 *
 * @param instance the instance, with all its Secrets
 * @param engine the folder of its scripts
 * @param server the variables of those who talk to its server
 * @param storage the volume with its data
 */
record BackupJobs(RenderedInstance instance, String engine, Map<String, String> server, String storage) {

    private static final List<String> SCRIPTS =
            List.of("copy.sh", "dump.sh", "fetch.sh", "restore.sh", "server.sh", "store.sh", "verify.sh");

    static BackupJobs ofPostgreSql(SecuredInstance secured) {
        return new BackupJobs(
                secured.rendered(),
                "postgresql",
                Map.of(
                        "PGHOST",
                        secured.host(),
                        "PGDATABASE",
                        Shop.DATABASE,
                        "PGSSLMODE",
                        "verify-full",
                        "PGSSLROOTCERT",
                        "/run/tls/ca.crt"),
                "postgresql-storage");
    }

    static BackupJobs ofRedis(SecuredInstance secured) {
        return new BackupJobs(
                secured.rendered(),
                "redis",
                Map.of(
                        "REDIS_HOST", secured.host(),
                        "REDIS_CACERT", "/run/tls/ca.crt",
                        "REDIS_TOOL", "redis-cli",
                        "CHECK_TOOL", "redis-check-rdb",
                        "REDIS_SERVER", "redis-server"),
                "redis-storage");
    }

    /** Only stores and fetches. */
    static BackupJobs of(String name) {
        return new BackupJobs(new RenderedInstance(name, List.of()), "redis", Map.of(), "storage");
    }

    /** The instance with its jobs, which have these variables, too. */
    RenderedInstance with(Map<String, String> variables) {
        List<Fields> all = new ArrayList<>(instance.resources());
        all.add(scripts());
        all.add(job("backup", "backup", variables, "dump", "store"));
        all.add(job("verify", "backup", variables, "fetch", "verify"));
        all.add(job("restore", "migrate", variables, "fetch", "restore"));
        return new RenderedInstance(instance.name(), all);
    }

    private Fields scripts() {
        return new Fields(Map.of(
                "kind", "ConfigMap", "metadata", Map.of("name", "scripts"), "data", new TreeMap<>(scripts(engine))));
    }

    /** The scripts of an engine, and those that all engines share, by their names. */
    static SortedMap<String, String> scripts(String engine) {
        SortedMap<String, String> scripts = new TreeMap<>();
        for (String folder : List.of("render/backup", "engine/" + engine)) {
            for (String name : SCRIPTS) {
                resource(folder + "/" + name).ifPresent(text -> scripts.put(name, text));
            }
        }
        return scripts;
    }

    private static Optional<String> resource(String path) {
        String root = "/" + PortfolioGenerator.class.getPackageName().replace('.', '/') + "/";
        try (InputStream in = PortfolioGenerator.class.getResourceAsStream(root + path)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Fields job(String job, String purpose, Map<String, String> variables, String first, String second) {
        Map<String, String> all = new TreeMap<>(server);
        all.put("INSTANCE", instance.name());
        all.put(engine.equals("redis") ? "REDIS_USER" : "PGUSER", user(purpose));
        all.putAll(variables);
        List<Map<String, Object>> volumes = new ArrayList<>(List.of(
                Map.of("name", "work", "emptyDir", Map.of()),
                Map.of("name", "temporary-of-job", "emptyDir", Map.of()),
                Map.of("name", "scripts", "configMap", Map.of("name", "scripts")),
                Map.of("name", "backups", "persistentVolumeClaim", Map.of("claimName", "backups")),
                Map.of("name", storage, "persistentVolumeClaim", Map.of("claimName", storage))));
        if (!instance.resources().isEmpty()) {
            volumes.add(secret("password-of-job", instance.name() + "-" + secretOf(purpose), "password"));
            volumes.add(secret("authority-of-job", instance.name() + "-tls", "ca.crt"));
        }
        List<String> mounts =
                volumes.stream().map(volume -> (String) volume.get("name")).toList();
        Map<String, Object> pod = Map.of(
                "securityContext", Map.of("runAsUser", 999, "fsGroup", 999),
                "volumes", volumes,
                "initContainers", List.of(container(first, all, mounts)),
                "containers", List.of(container(second, all, mounts)));
        return new Fields(Map.of(
                "kind", "CronJob",
                "metadata", Map.of("name", instance.name() + "-" + job),
                "spec", Map.of("jobTemplate", Map.of("spec", Map.of("template", Map.of("spec", pod))))));
    }

    /** Nobody logs in to restore Redis. */
    private String secretOf(String purpose) {
        return engine.equals("redis") ? "backup" : purpose;
    }

    private String user(String purpose) {
        return instance.resources().isEmpty()
                ? ""
                : instance.value("Secret", instance.name() + "-" + secretOf(purpose), "username");
    }

    private static Map<String, Object> secret(String volume, String secret, String key) {
        return Map.of(
                "name",
                volume,
                "secret",
                Map.of("secretName", secret, "defaultMode", 288, "items", List.of(Map.of("key", key, "path", key))));
    }

    private Map<String, Object> container(String name, Map<String, String> variables, List<String> mounts) {
        Map<String, String> paths = new TreeMap<>(Map.of(
                "work", "/work",
                "temporary-of-job", "/tmp",
                "scripts", "/backup",
                "backups", "/backups",
                "password-of-job", "/run/credentials",
                "authority-of-job", "/run/tls"));
        paths.put(storage, "/data");
        Stream<String> mounted = mounts.stream().filter(volume -> !volume.equals(storage) || name.equals("restore"));
        return Map.of(
                "name", name,
                "command", List.of("sh", "/backup/" + name + ".sh"),
                "env",
                        variables.entrySet().stream()
                                .map(variable -> Map.of("name", variable.getKey(), "value", variable.getValue()))
                                .toList(),
                "securityContext", Map.of("readOnlyRootFilesystem", true),
                "volumeMounts",
                        mounted.map(volume -> Map.of("name", volume, "mountPath", paths.get(volume)))
                                .toList());
    }
}
