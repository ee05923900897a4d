package io.github.portfolioplatform.values;

import io.github.portfolioplatform.model.BackupSchedule;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Storage;
import io.github.portfolioplatform.model.TimeSpan;
import io.github.portfolioplatform.problem.InvalidValueException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A kind of values: how a spec reads them, who else judges them, and where a spec is stricter on purpose. */
enum Kind {
    SCHEDULE(
            "schedule",
            List.of(
                    "30 1,13 * * *",
                    "*/20 * * * 1-5",
                    "0 4 28 2 *",
                    "0 0 31 12 *",
                    "5/10 0 * * 0-6",
                    "0 0 29 2 *",
                    "daily 03:00"),
            parsed(text -> BackupSchedule.parse(text).cron(17)),
            new Stricter("numbers alone", "(?i).*([a-z]|\\?).*"),
            new Stricter("one blank between fields", ".*  .*| .*|.* |.*[^ -~].*"),
            new Stricter("no empty parts of a list", ".*(,,|, |,$| ,|^,).*|,.*"),
            new Stricter("numbers of one or two digits, without a sign", ".*([0-9]{3}|\\+).*"),
            new Stricter("* alone or with a step", ".*\\*-.*"),
            new Stricter("a step without a zero before it", ".*/0.*"),
            new Stricter(
                    "a day of the month or one of the week",
                    "\\S+ \\S+ (?!\\*(/1)?( |,)).*|\\S+ \\S+ \\S*[^* ]\\S* .*")),
    LABEL_KEY(
            "label-key",
            List.of("team", "example.com/team", "a.b-c.example.com/x_y.z", "a".repeat(63), "x/" + "a".repeat(63)),
            Portfolios.accepts((text, redis) -> redis.label(text, "x")),
            new Stricter("labels that are rendered", "app|tier|app\\.kubernetes\\.io/.*")),
    LABEL_VALUE(
            "label-value",
            List.of("", "a", "A_b.c-9", "a".repeat(63)),
            Portfolios.accepts((text, redis) -> redis.label("example.com/x", text))),
    ANNOTATION_KEY(
            "annotation-key",
            List.of("owner", "example.com/owner", "Example.com/Owner", "a".repeat(63), "kubernetes.io/description"),
            Portfolios.customized((text, customization) -> customization.annotation(text, "x")),
            new Stricter("domains in lower case", ".*[A-Z].*/.*"),
            new Stricter("what Kubernetes and GitOps tools keep", ".*(kubernetes|argoproj|fluxcd)\\.io/.*")),
    NODE_LABEL(
            "label-key",
            List.of("kubernetes.io/arch", "node-role.kubernetes.io/db", "disk"),
            Portfolios.customized((text, customization) -> customization.nodeSelector(text, "x"))),
    NAMESPACE("dns-1123-label", List.of("databases", "a", "0", "a-9", "a".repeat(63)), Portfolios::namespace),
    INSTANCE(
            "dns-1035-label",
            List.of("redis", "a", "a-9", "a".repeat(44)),
            Portfolios.accepts((text, redis) -> redis.name(text)),
            new Stricter("44 characters", ".{45,}")),
    STORAGE_CLASS(
            "subdomain",
            List.of("fast", "0", "a.b-c.9", "a".repeat(64) + ".b", "a".repeat(253)),
            Portfolios.accepts((text, redis) -> redis.storageClass(text))),
    PULL_SECRET(
            "subdomain",
            List.of("registry", "a.b", "0-0"),
            Portfolios.customized((text, customization) -> customization.imagePullSecret(text))),
    HOST(
            "subdomain",
            List.of("ldap", "ldap.example.com", "a-b.c"),
            Portfolios.customized((text, customization) -> customization.hostAlias(text, "10.0.0.7"))),
    ADDRESS(
            "address",
            List.of(
                    "10.0.0.7",
                    "255.255.255.255",
                    "fd00::7",
                    "::",
                    "1:2:3:4:5:6:7:8",
                    "1::2:0:0:3",
                    "::ffff:10.0.0.1",
                    "2001:db8::1:0:0:1"),
            Portfolios.customized((text, customization) -> customization.hostAlias("ldap.example.com", text))),
    BLOCK(
            "block",
            List.of("10.0.0.0/24", "10.0.0.7/32", "0.0.0.0/0", "fd00::/64", "::/0", "1:2:3:4:5:6:7:8/128"),
            Portfolios::block),
    VARIABLE(
            "variable",
            List.of("PATH", "_a", "a9", "A_B"),
            Portfolios::variable,
            new Stricter("names that shells know", ".*[-.].*")),
    CONFIG_MAP_KEY(
            "config-map-key",
            List.of("ca.crt", "a", "A_b-c.9", ".hidden", "a".repeat(253)),
            Portfolios::keyOfAuthority),
    PORT(
            "port",
            List.of("1", "80", "9000", "65535", "65536", "0"),
            Portfolios::port,
            new Stricter("digits alone", "[+-].*|0[0-9_]*")),
    ENDPOINT(
            "endpoint",
            List.of(
                    "https://s3.example.com",
                    "http://10.0.0.1:9000",
                    "https://minio.storage.svc:9000/",
                    "https://S3.Example.com:1"),
            Portfolios::endpoint,
            new Stricter("http and https", "(?!https?://)(?s:.*)"),
            new Stricter("a host and a port alone", "https?://[^/?#]*([/?#].+|[?#]|@.*|:/?)"),
            new Stricter("no address of IPv6", "https?://.*\\[.*"),
            new Stricter("what ends in a number is an address", "https?://(.*\\.)?[0-9]+(x[0-9a-fA-F]*)?(:[0-9]*)?/?"),
            new Stricter("plain characters", "https?://.*%.*"),
            new Stricter("ports without zeros in front", ".*:0.*"),
            new Stricter("dialects of S3 that need to be named", ".*(googleapis|aliyuncs|myqcloud).*")),
    BUCKET(
            "bucket",
            List.of("company-backups", "a.b.c", "abc", "a".repeat(63), "10.0.0.1", "a1-2.b"),
            Portfolios::bucket,
            new Stricter(
                    "names that S3 reserves",
                    "(xn--|sthree-|amzn-s3-demo-).*|.*(-s3alias|--ol-s3|\\.mrap|--x-s3|--table-s3)|[0-9.]+")),
    IMAGE(
            "image",
            List.of(
                    "redis:7-alpine",
                    "registry.example.com:5000/team/redis:7.2",
                    "localhost/redis:7",
                    "redis:7@sha256:" + "a".repeat(64)),
            Portfolios::image,
            new Stricter("a version", "[^:]*|.*/[^:]*|.*:latest|[^:]*@.*|.*/[^:@]*@.*"),
            new Stricter("sha256", ".*@(?!sha256:).*"),
            new Stricter("no address of IPv6", "\\[.*"),
            new Stricter("what ends in a number is an address", "[^/]*\\.[0-9]+(:[0-9]*)?/.*"),
            new Stricter("ports that exist", "[^/]*:(0[0-9]*|[0-9]{5,})/.*")),
    REGISTRY(
            "image",
            List.of("registry.example.com", "registry.example.com:5000/mirror", "10.0.0.1:5000", "localhost/a__b-c.d"),
            Portfolios::registry,
            new Stricter("no address of IPv6", "\\[.*"),
            new Stricter("ports that exist", "[^/]*:(0[0-9]*|[0-9]{5,})/.*|[^/]*:(0[0-9]*|[0-9]{5,})"),
            new Stricter("hosts of DNS", "(?s)[^/]*(-\\.|-$|-/|-:|\\.[0-9]|[0-9a-zA-Z]).*")),
    INTERVAL(
            "duration",
            List.of("10m", "1h30m", "1.5h", "500ms", "0s", "99999999h"),
            Portfolios::interval,
            new Stricter(
                    "units from milliseconds to hours, without a sign",
                    "[-+].*|.*[nuµμ]s.*|0|.*\\.[a-z].*|\\..*|.*[a-z]\\..*"),
            new Stricter("at most years", ".*[0-9]{6}.*|([0-9.]+[a-z]+){9,}")),
    TIME_SPAN(
            "duration",
            List.of("2160h", "1h30m", "24h0m0s", "90s", "0.5h", "2562047h"),
            parsed(text -> TimeSpan.parse(text).toString()),
            new Stricter("whole seconds, without a sign", "[-+].*|.*[nuµμm]s.*|0|.*\\..*|.*2562047h.*|.*[0-9]{13}.*")),
    STORAGE("quantity", Quantities.BORDER, parsed(text -> Storage.parse(text).toString()), Quantities.POSITIVE_BYTES),
    MEMORY("quantity", Quantities.BORDER, parsed(text -> Memory.parse(text).toString()), Quantities.POSITIVE_BYTES),
    CPU("quantity", Quantities.BORDER, parsed(text -> Cpu.parse(text).toString()), Quantities.POSITIVE_CPU);

    private final String oracle;
    private final List<String> examples;
    private final Function<String, Optional<String>> reader;
    private final List<Stricter> stricter;

    Kind(String oracle, List<String> examples, Function<String, Optional<String>> reader, Stricter... stricter) {
        this.oracle = oracle;
        this.examples = examples;
        this.reader = reader;
        this.stricter = List.of(stricter);
    }

    /** What a spec refuses although others accept it, with a pattern of such values. */
    record Stricter(String rule, String pattern) {}

    /** What is written in the same way wherever it stands. */
    private static Function<String, Optional<String>> parsed(Function<String, String> parser) {
        return text -> {
            try {
                return Optional.of(parser.apply(text));
            } catch (InvalidValueException refused) {
                return Optional.empty();
            }
        };
    }

    /** {@return the name of those who judge it, too} */
    String oracle() {
        return oracle;
    }

    /** {@return values at the border, from which others are made} */
    List<String> examples() {
        return examples;
    }

    /** {@return what is rendered for that value; empty if a spec refuses it} */
    Optional<String> rendered(String value) {
        return reader.apply(value);
    }

    /** {@return whether a rule of specs explains why that value is refused} */
    boolean isStricterAbout(String value) {
        return stricter.stream().anyMatch(rule -> value.matches("(?s)" + rule.pattern()));
    }

    /** {@return whether a value is written in a form of its own, which others must read as the same} */
    boolean hasCanonicalForm() {
        return oracle.equals("quantity") || this == TIME_SPAN;
    }

    /** Quantities at the border of what counts. */
    private static final class Quantities {
        private static final List<String> BORDER = List.of(
                "1Gi",
                "1.5Gi",
                "128Mi",
                "100m",
                "1",
                "0.1",
                "1e3",
                "1E3",
                "12E",
                "500k",
                "0.001Ki",
                "9223372036854775807",
                "7Ei",
                "1000u");

        private static final Stricter POSITIVE_BYTES = new Stricter(
                "whole bytes, more than none, below 8Ei",
                "[-+]?.*([num]|\\.|[eE]-|E|P).*|[-+.].*|0*|.*[0-9]{11}.*|0*[a-zA-Z]+[-+]?[0-9]*|.*[eE][+]?0*[1-9][0-9]+|[0-9]{8,}[eE].*|[0-9]{10,}[A-Z].*");
        private static final Stricter POSITIVE_CPU = new Stricter(
                "whole thousandths, more than none",
                "[-+].*|.*([nukKMGTPE]|\\.|e).*|[-+.].*|0*m?|.*[0-9]{7}.*|0*[a-zA-Z]+[-+]?[0-9]*|.*[eE][+]?0*[1-9][0-9]+");
    }
}
