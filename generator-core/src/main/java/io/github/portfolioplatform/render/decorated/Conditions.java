package io.github.portfolioplatform.render.decorated;

import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.problem.InvalidValueException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What must hold of a change that is allowed within limits. */
final class Conditions {

    /** What PostgreSQL, Redis, MongoDB, rclone, the linker, shells, TLS libraries and Node.js read, and what our scripts are told by. */
    private static final Pattern READ = Pattern.compile("(PG|POSTGRES|MONGO|REDIS|LD_|RCLONE_|AWS_|NODE_|SSL_|OPENSSL_|XDG_|LC_|GLIBC_"
            + "|INITDB|KEEP_|CHECK_|PERL|GODEBUG).*|PATH|HOME|ENV|BASH_ENV|IFS|PS4|SHELLOPTS|LANG|LANGUAGE|TMPDIR|INSTANCE|TARGET"
            + "|SNAPSHOT|NSS_WRAPPER.*");

    private static final Pattern STEERING = Pattern.compile("(argocd\\.argoproj\\.io/(?!sync-wave$)|[\\w.]*\\.?fluxcd\\.io/"
            + "|([\\w.]*\\.)?helm\\.sh/|[\\w.]*config\\.kubernetes\\.io/|kustomize\\.|volume\\.|pv\\.kubernetes\\.io/"
            + "|container\\.apparmor\\.|seccomp\\.security\\.|tailscale\\.com/|kubectl\\.kubernetes\\.io/last-applied).*");

    private static final Pattern LABEL =
            Pattern.compile("([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-\\w.]{0,61}[A-Za-z0-9])?");
    private static final Pattern LABEL_VALUE = Pattern.compile("([A-Za-z0-9]([-\\w.]{0,61}[A-Za-z0-9])?)?");
    private static final int LONGEST_ANNOTATION = 200 * 1024;
    private static final Pattern SECOND = Pattern.compile(".*#2");
    private static final long USUAL_GRACE = 30;
    private static final Set<String> VOLUMES =
            Set.of("name", "emptyDir", "configMap", "secret", "projected", "csi", "downwardAPI", "ephemeral", "nfs");
    private static final Map<String, List<Object>> STRICTER = Map.of(
            "allowPrivilegeEscalation", List.of(false),
            "privileged", List.of(false),
            "readOnlyRootFilesystem", List.of(true),
            "runAsNonRoot", List.of(true),
            "seccompProfile", List.of(Map.of("type", "RuntimeDefault")));

    private Conditions() {}

    static boolean isLabel(Difference label) {
        return LABEL.matcher(label.path().last()).matches()
                && LABEL_VALUE.matcher(String.valueOf(label.after())).matches();
    }

    static boolean isHarmlessAnnotation(Difference annotation) {
        String key = annotation.path().last();
        return LABEL.matcher(key).matches()
                && !STEERING.matcher(key).matches()
                && String.valueOf(annotation.after()).length() < LONGEST_ANNOTATION;
    }

    static boolean isFreeVariable(Difference variable) {
        return isNewItem(variable)
                && !READ.matcher(variable.path().last()).matches();
    }

    static boolean isNewItem(Difference item) {
        return !SECOND.matcher(item.path().last()).matches();
    }

    /** A job with a second container that does not end does not end, either. */
    static boolean isSidecar(Difference container) {
        return isNewItem(container) && !container.path().steps().contains("jobTemplate");
    }

    static boolean isHarmlessVolume(Difference volume) {
        return isNewItem(volume)
                && volume.after() instanceof Map<?, ?> fields
                && VOLUMES.containsAll(fields.keySet())
                && !String.valueOf(fields.get("projected")).contains("serviceAccountToken");
    }

    static boolean isStricter(Difference field) {
        return field.path().last().equals("capabilities")
                ? field.after() instanceof Map<?, ?> fields && fields.keySet().equals(Set.of("drop"))
                : STRICTER.getOrDefault(field.path().last(), List.of()).contains(field.after());
    }

    static boolean isNotShorter(Difference grace) {
        return grace.after() instanceof Number after
                && after.longValue() >= (grace.before() instanceof Number before ? before.longValue() : USUAL_GRACE);
    }

    /** {@return whether it is the same image, from wherever it is pulled} */
    static boolean isSameImage(Difference image) {
        return image.before() != null && isSameImage(image.before().toString(), String.valueOf(image.after()));
    }

    private static boolean isSameImage(String before, @Nullable String after) {
        try {
            ImageReference one = ImageReference.parse(before);
            ImageReference other = ImageReference.parse(String.valueOf(after));
            return one.name().equals(other.name())
                    && one.tag().equals(other.tag())
                    && (one.digest().isEmpty() || one.digest().equals(other.digest()));
        } catch (InvalidValueException unreadable) {
            return false;
        }
    }
}
