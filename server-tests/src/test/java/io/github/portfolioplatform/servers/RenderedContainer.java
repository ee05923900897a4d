package io.github.portfolioplatform.servers;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A rendered container: what the kubelet hands to the runtime. */
record RenderedContainer(RenderedPod pod, Fields fields) {

    private static final Pattern REFERENCE = Pattern.compile("\\$(\\$)?\\(([A-Za-z_.][A-Za-z0-9_.-]*)\\)|\\$\\$");

    /** A volume, or a path in it, at a path of the container. */
    record Mount(String path, String volume, String subPath, boolean readOnly) {}

    String image() {
        return fields.text("image");
    }

    String name() {
        return fields.text("name");
    }

    /** How many bytes of memory it may have. */
    long memory() {
        return new Quantity(fields.in("resources").in("limits").text("memory"))
                .getNumericalAmount()
                .longValueExact();
    }

    /** What stands in for the image's entrypoint; empty if it stays. */
    List<String> command() {
        return expanded("command");
    }

    /** What the entrypoint, or the command, is given. */
    List<String> arguments() {
        return expanded("args");
    }

    /** The variables with the values that their references have. */
    Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (Fields source : fields.all("envFrom")) {
            String kind = source.has("secretRef") ? "Secret" : "ConfigMap";
            String name = source.in(source.has("secretRef") ? "secretRef" : "configMapRef")
                    .text("name");
            instance()
                    .data(kind, name)
                    .keySet()
                    .forEach(key -> variables.put(key, instance().value(kind, name, key)));
        }
        for (Fields variable : fields.all("env")) {
            variables.put(
                    variable.text("name"),
                    variable.has("valueFrom")
                            ? referenced(variable.in("valueFrom"))
                            : expand(variable.values().getOrDefault("value", "").toString(), variables));
        }
        return variables;
    }

    List<Mount> mounts() {
        return fields.all("volumeMounts").stream()
                .map(mount -> new Mount(
                        mount.text("mountPath"),
                        mount.text("name"),
                        mount.values().getOrDefault("subPath", "").toString(),
                        mount.truth("readOnly")))
                .toList();
    }

    /** Whom the container runs as, if that is said. */
    OptionalInt user() {
        for (Fields security : List.of(fields.in("securityContext"), pod.spec().in("securityContext"))) {
            if (security.has("runAsUser")) {
                return OptionalInt.of(security.number("runAsUser"));
            }
        }
        return OptionalInt.empty();
    }

    boolean hasReadOnlyRoot() {
        return fields.in("securityContext").truth("readOnlyRootFilesystem");
    }

    /** The command of {@code readinessProbe} and the like. */
    List<String> probe(String name) {
        return fields.in(name).in("exec").texts("command");
    }

    private RenderedInstance instance() {
        return pod.instance();
    }

    private List<String> expanded(String list) {
        Map<String, String> variables = environment();
        return fields.texts(list).stream().map(text -> expand(text, variables)).toList();
    }

    private String referenced(Fields source) {
        if (source.has("resourceFieldRef")) {
            return limit(source.in("resourceFieldRef"));
        }
        boolean secret = source.has("secretKeyRef");
        Fields reference = source.in(secret ? "secretKeyRef" : "configMapKeyRef");
        return instance().value(secret ? "Secret" : "ConfigMap", reference.text("name"), reference.text("key"));
    }

    /** A limit in the unit of the divisor, rounded up as the kubelet does. */
    private String limit(Fields reference) {
        String resource = reference.text("resource").replaceFirst("^limits\\.", "");
        Quantity limit = new Quantity(fields.in("resources").in("limits").text(resource));
        Quantity divisor = new Quantity(reference.text("divisor"));
        return limit.getNumericalAmount()
                .divide(divisor.getNumericalAmount(), RoundingMode.CEILING)
                .setScale(0, RoundingMode.CEILING)
                .toPlainString();
    }

    /**
     * A reference to no variable stays as it stands there; two dollars are one.
     *
     * @see <a href="https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/">Kubernetes:
     *     dependent environment variables</a>
     */
    static String expand(String text, Map<String, String> variables) {
        return REFERENCE.matcher(text).replaceAll(match -> {
            if (match.group(2) == null) {
                return Matcher.quoteReplacement("$");
            }
            boolean escaped = match.group(1) != null;
            String reference = "$(" + match.group(2) + ")";
            return Matcher.quoteReplacement(escaped ? reference : variables.getOrDefault(match.group(2), reference));
        });
    }
}
