package io.github.portfolioplatform.spec;

import static java.util.Map.entry;

import io.github.portfolioplatform.engine.mongodb.MongoDb;
import io.github.portfolioplatform.engine.postgresql.PostgreSql;
import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.engine.valkey.Valkey;
import io.github.portfolioplatform.model.Engine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values for the keys of specs, by the key or by the last keys of its path. The first one stands where another key needs it. */
final class KeySamples {

    private static final Map<Engine, List<String>> VERSIONS = Map.of(
            PostgreSql.ENGINE, List.of("16", "17"),
            Redis.ENGINE, List.of("7.2", "7.4"),
            Valkey.ENGINE, List.of("8.0", "8.1"),
            MongoDb.ENGINE, List.of("6.0", "7.0"));

    private static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBkTCCATegAwIBAgIUAcNWqASd4enicfjgePugUtdPBEgwCgYIKoZIzj0EAwIw
            FTETMBEGA1UEAwwKQ29tcGFueSBDQTAgFw0yNjExMjkwNjExNDFaGA8yMTI2MTEw
            NTA2MTE0MVowFTETMBEGA1UEAwwKQ29tcGFueSBDQTBZMBMGByqGSM49AgEGCCqG
            SM49AwEHA0IABKI07lBTKXnYQwMgik6+W32Ou58ulCrt2HC0P2LCmD3JX/EnSOL4
            wBH5lC9dbAn6eeY8AiDUDPDoBgLv98lPkgCjYzBhMB0GA1UdDgQWBBQVbW8n/aGd
            6lbPx6xh84zeIyCmUjAfBgNVHSMEGDAWgBQVbW8n/aGd6lbPx6xh84zeIyCmUjAP
            BgNVHRMBAf8EBTADAQH/MA4GA1UdDwEB/wQEAwICBDAKBggqhkjOPQQDAgNIADBF
            AiEAkPuMltKwU2wm8ZUHPV1AX3NL9j3msu3NBt5WzUKC69oCIGJajFa0wSZzTbCI
            I/sfR40VVYd94j+ISMRodv/ldLRY
            -----END CERTIFICATE-----
            """;

    private static final Map<String, List<Object>> VALUES = new LinkedHashMap<>(Map.ofEntries(
            entry("name", List.of("db", "dc")),
            entry("namespace", List.of("one", "two")),
            entry("application", List.of("Shop", "Store")),
            entry("sharedWith.application", List.of("Reports", "Billing")),
            entry("reason", List.of("it is small", "it is read once a month")),
            entry("database", List.of("shop", "store")),
            entry("user", List.of("shop", "store")),
            entry("runAs.user", List.of("1001", "1002")),
            entry("runAs.group", List.of("2001", "2002")),
            entry("password", List.of("a7Fq-shop", "b7Fq-shop")),
            entry("storage", List.of("3Gi", "4Gi")),
            entry("quota.storage", List.of("900Gi", "800Gi")),
            entry("quota.memory", List.of("900Gi", "800Gi")),
            entry("quota.cpu", List.of("900", "800")),
            entry("storageClass", List.of("fast", "slow")),
            entry("requests.memory", List.of("300Mi", "301Mi")),
            entry("requests.cpu", List.of("90m", "91m")),
            entry("limits.memory", List.of("3Gi", "4Gi")),
            entry("limits.cpu", List.of("3", "4")),
            entry("labels", List.of(Map.of("example.com/team", "shop"), Map.of("example.com/team", "store"))),
            entry("annotations", List.of(Map.of("example.com/owner", "shop"))),
            entry("imageRegistry", List.of("registry.example.com")),
            entry("imagePullSecrets", List.of(List.of("registry"))),
            entry("nodeSelector", List.of(Map.of("disk", "ssd"))),
            entry("hostAliases", List.of(Map.of("ldap.example.com", "10.0.0.7"))),
            entry("sidecars.image", List.of("exporter:1.1", "exporter:1.2")),
            entry("initContainers.image", List.of("exporter:1.1", "exporter:1.2")),
            entry("command", List.of(List.of("run"))),
            entry("arguments", List.of(List.of("--all"))),
            entry("environment", List.of(Map.of("A", "b"))),
            entry("cluster", List.of("eu-1")),
            entry("binding", List.of(true)),
            entry("createNamespace", List.of(true)),
            entry("to", List.of("offsite", "disk")),
            entry("schedule", List.of("daily 04:00")),
            entry("verify", List.of("weekly monday 06:00")),
            entry("mayBeEmpty", List.of("it is new")),
            entry("none", List.of("it is a cache")),
            entry("last", List.of("9")),
            entry("daily", List.of("9")),
            entry("weekly", List.of("9")),
            entry("jobs.memory", List.of("700Mi")),
            entry("priorityClass", List.of("low", "high")),
            entry("parallel", List.of("2", "3")),
            entry("endpoint", List.of("https://s3.example.com", "https://s4.example.com")),
            entry("region", List.of("eu-central-1", "us-east-1")),
            entry("bucket", List.of("copies", "more-copies")),
            entry("secret", List.of("backup-offsite", "other")),
            entry("role", List.of("arn:aws:iam::123456789012:role/a", "arn:aws:iam::123456789012:role/b")),
            entry("authority", List.of("company-ca")),
            entry("insecure", List.of("a network of its own")),
            entry("podPort", List.of("9000")),
            entry("prefix", List.of("a/{environment}", "b/{environment}")),
            entry("s3.image", List.of("rclone/rclone:1.70.0")),
            entry("volume.image", List.of("rclone/rclone:1.70.0")),
            entry("claim", List.of("backups", "copies")),
            entry("store", List.of("vault", "other")),
            entry("key", List.of("a/{environment}/{instance}", "b/{environment}/{instance}")),
            entry("configMap.key", List.of("root.pem")),
            entry("auth", List.of("databases", "other")),
            entry("mount", List.of("kv", "other")),
            entry("path", List.of("c/{environment}/{instance}")),
            entry("gitops.path", List.of("deploy")),
            entry("generated", List.of(true)),
            entry("brought", List.of(true)),
            entry("secrets.existing", List.of("{instance}-{user}-a", "{instance}-{user}-b")),
            entry("certificates.existing", List.of("{instance}-a", "{instance}-b")),
            entry("issuer", List.of("company-ca", "other")),
            entry("kind", List.of("Issuer")),
            entry("group", List.of("issuers.example.com")),
            entry("duration", List.of("72h", "96h")),
            entry("renewBefore", List.of("24h")),
            entry("pem", List.of(CERTIFICATE)),
            entry("dns.address", List.of("10.0.0.10", "10.0.0.11")),
            entry("port", List.of("5353")),
            entry("repository", List.of("https://git.example.com/a.git", "https://git.example.com/b.git")),
            entry("revision", List.of("release")),
            entry("project", List.of("databases")),
            entry("interval", List.of("10m", "20m")),
            entry("imagePolicies", List.of("flux-system"))));

    /** Names that an author chooses. */
    private static final Map<String, String> NAMES = Map.of(
            "consumers",
            "shop",
            "sidecars",
            "exporter",
            "initContainers",
            "before",
            "dns",
            "own",
            "backupTargets",
            "offsite");

    /** What a mapping needs beside its required keys. */
    static final Map<String, Map<String, Object>> NEEDED =
            Map.of("s3", Map.of("secret", "old"), "own", Map.of("namespace", "dns"));

    private KeySamples() {}

    /** {@return what may stand at that key; never nothing} */
    static List<Object> of(List<String> path, Shape.Key key, Engine engine) {
        if (!key.choices().isEmpty()) {
            return List.copyOf(key.choices());
        }
        if (key.name().equals("credentials")) {
            return List.of(Map.of("PASSWORD", engine.passwordKey()));
        }
        List<Object> values = value(path, key.name());
        if (values == null && List.of("image", "version").contains(key.name())) {
            return versions(key.name(), engine);
        }
        if (values == null) {
            throw new AssertionError("no sample for " + String.join(".", path) + "." + key.name());
        }
        return values;
    }

    private static List<Object> versions(String key, Engine engine) {
        return VERSIONS.get(engine).stream()
                .map(number -> (Object) (key.equals("image") ? engine.images().official() + ":" + number : number))
                .toList();
    }

    private static List<Object> value(List<String> path, String key) {
        for (int i = path.size() - 1; i >= 0; i--) {
            List<Object> ofParent = VALUES.get(path.get(i) + "." + key);
            if (ofParent != null) {
                return ofParent;
            }
        }
        return VALUES.get(key);
    }

    static String nameBelow(String key) {
        return NAMES.get(key);
    }
}
