package io.github.portfolioplatform.render.decorated;

import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.problem.InvalidValueException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must hold of a change that is allowed within limits. */
final class Conditions {

    /**
     * What servers, entry points of images, rclone, the C library, interpreters and TLS libraries read, and what our scripts are told by.
     * Scripts keep their own values in names of lower case.
     */
    private static final Pattern READ =
            Pattern.compile("(PG|PSQL|POSTGRES|MONGO|REDIS|VALKEY|LD_|RCLONE_|AWS_|GOOGLE_|AZURE_|NODE_|SSL|OPENSSL_"
                    + "|XDG_|LC_|GLIBC_|MALLOC_|ICU_|INITDB|KEEP_|CHECK_|SKIP_|BASH|PERL|PYTHON|TCL|GODEBUG|GOMEMLIMIT|GOGC|KRB5|NSS_WRAPPER).*"
                    + "|PATH|HOME|ENV|IFS|PS4|SHELLOPTS|POSIXLY_CORRECT|FUNCNEST|CDPATH|LANG|LANGUAGE|LOCPATH|GCONV_PATH|NLSPATH|TMPDIR|TMP|TEMP"
                    + "|HOSTALIASES|LOCALDOMAIN|RES_OPTIONS|RESOLV_.*|PAGER|EDITOR|VISUAL|LESS.*|INSTANCE|TARGET|SNAPSHOT|OWNER"
                    + "|COPY|FROM|IN_PLACE|MARK_IN|MAY_BE_EMPTY|MAX_AGE_HOURS|MEMORY_MIB|VOLUME_BYTES|ENVIRONMENT|PORTFOLIO|PARALLEL|HOLDER"
                    + "|DATABASE_ALREADY_EXISTS|(?!(https?|no|all)_proxy$)[a-z]\\w*");

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Labels and annotations that deployment tools, cleaners, copiers of Secrets, networks and runtimes act upon. */
    private static final Pattern STEERING =
            Pattern.compile("(argocd\\.argoproj\\.io/(?!sync-wave$)|[\\w.]*\\.?fluxcd\\.io/"
                    + "|([\\w.]*\\.)?helm\\.sh/|[\\w.-]*config\\.(kubernetes|k8s)\\.io/|kustomize\\.|applyset\\.kubernetes\\.io/"
                    + "|[\\w.]*cli-utils\\.sigs\\.k8s\\.io/|(configmanagement|configsync)\\.gke\\.io/|kapp\\.k14s\\.io/|[\\w.]*spinnaker\\.io/"
                    + "|pulumi\\.com/|werf\\.io/|([\\w.]*\\.)?cattle\\.io/|janitor/|downscaler/|cleanup\\.kyverno\\.io/"
                    + "|re(plicator|flector)\\.|[\\w.-]*mittwald\\.de/|kubed\\.appscode\\.com/|volume\\.|pv\\.kubernetes\\.io/|cdi\\.kubevirt\\.io/"
                    + "|container\\.apparmor\\.|seccomp\\.security\\.|k8s\\.v1\\.cni\\.cncf\\.io/|v1\\.multus-cni\\.io/|cni\\.projectcalico\\.org/"
                    + "|policy\\.cilium\\.io/|io\\.kubernetes\\.cri-o\\.|io\\.katacontainers\\.|tailscale\\.com/|kubernetes\\.io/config\\."
                    + "|service\\.(alpha\\.)?kubernetes\\.io/(tolerate-unready-endpoints|service-proxy-name|headless)$"
                    + "|portfolioplatform\\.github\\.io/|traffic\\.sidecar\\.istio\\.io/|mirror\\.linkerd\\.io/"
                    + "|(consul|vault)\\.hashicorp\\.com/|skupper\\.io/|getambassador\\.io/|external-dns\\.alpha\\.|kubernetes\\.io/(in|e)gress-bandwidth|keel\\.sh/|descheduler\\."
                    + "|([\\w.-]*\\.)?velero\\.io/|eks\\.amazonaws\\.com/|iam\\.gke\\.io/|azure\\.workload\\.identity/|cert-manager\\.io/"
                    + "|cloud\\.google\\.com/(neg|load-balancer)|kubectl\\.kubernetes\\.io/last-applied).*");

    private static final Pattern INJECTING = Pattern.compile(".*/([\\w-]+[-.])?inject([-.]\\w+)*+");

    private static final Set<String> AWAY = Set.of("false", "disabled");

    private static final Pattern LABEL =
            Pattern.compile("([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-\\w.]{0,61}[A-Za-z0-9])?");
    private static final Pattern LABEL_VALUE = Pattern.compile("([A-Za-z0-9]([-\\w.]{0,61}[A-Za-z0-9])?)?");
    private static final int LONGEST_ANNOTATION = 200 * 1024;
    private static final int LONGEST_HOST = 253;
    private static final Pattern SECOND = Pattern.compile(".*#2");
    private static final long USUAL_GRACE = 30;
    private static final long LONGEST_SLEEP = 15;
    private static final Map<String, Long> PROBE_DEFAULTS =
            Map.of("initialDelaySeconds", 0L, "periodSeconds", 10L, "timeoutSeconds", 1L, "failureThreshold", 3L);
    private static final Set<String> VOLUMES = Set.of(
            "name", "emptyDir", "configMap", "secret", "projected", "csi", "downwardAPI", "ephemeral", "image", "nfs");
    private static final Pattern IDENTITY = Pattern.compile("serviceAccountToken|podCertificate");
    private static final Pattern IN_CLUSTER = Pattern.compile(
            "(?i)(.*\\.)?(localhost|localdomain|cluster\\.local|svc|svc\\.[\\w.-]+|metadata\\.google\\.internal|metadata\\.internal)\\.?");
    private static final Map<String, List<Object>> STRICTER = Map.of(
            "allowPrivilegeEscalation", List.of(false),
            "privileged", List.of(false),
            "readOnlyRootFilesystem", List.of(true),
            "runAsNonRoot", List.of(true),
            "seccompProfile", List.of(Map.of("type", "RuntimeDefault")));

    private Conditions() {}

    static boolean isLabel(Difference label) {
        return isFreeKey(label)
                && LABEL_VALUE.matcher(String.valueOf(label.after())).matches();
    }

    static boolean isHarmlessAnnotation(Difference annotation) {
        return isFreeKey(annotation) && String.valueOf(annotation.after()).length() < LONGEST_ANNOTATION;
    }

    /** Who injects containers, variables or files into pods may be kept away from them. */
    private static boolean isFreeKey(Difference entry) {
        String key = entry.path().last();
        return LABEL.matcher(key).matches()
                && (INJECTING.matcher(key).matches()
                        ? AWAY.contains(String.valueOf(entry.after()))
                        : !STEERING.matcher(key).matches());
    }

    static boolean isFreeVariable(Difference variable) {
        return VARIABLE.matcher(variable.path().last()).matches()
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
                && !IDENTITY.matcher(String.valueOf(fields.get("projected"))).find()
                && isLimited(fields.get("emptyDir"))
                && Trees.copied(fields.get("ephemeral")).isEmpty();
    }

    /** Memory without a limit takes that of the whole pod. */
    private static boolean isLimited(@Nullable Object emptyDir) {
        return Trees.text(emptyDir, "medium").isEmpty() || Trees.at(emptyDir, "sizeLimit") != null;
    }

    /** {@return whether the aliases lead no name elsewhere by which pods find themselves, each other, or the rights of the node} */
    static boolean areOtherHosts(Difference aliases) {
        return Trees.all(aliases.after(), "hostnames").stream()
                .flatMap(names -> names instanceof List<?> list ? list.stream() : Stream.of(names))
                .map(String::valueOf)
                .noneMatch(name ->
                        name.length() > LONGEST_HOST || IN_CLUSTER.matcher(name).matches() || !name.contains("."));
    }

    /** {@return whether a hook only waits} It has the credentials and the data of its container, and takes its time from the shutdown. */
    static boolean isShortSleep(Difference hook) {
        Object seconds = Trees.at(hook.after(), "sleep", "seconds");
        List<?> command = Trees.list(hook.after(), "exec", "command");
        if (command.size() == 2 && command.get(0).equals("sleep")) {
            seconds = command.get(1);
        }
        return hook.after() instanceof Map<?, ?> fields
                && fields.size() == 1
                && String.valueOf(seconds).matches("\\d{1,4}")
                && Long.parseLong(String.valueOf(seconds)) <= LONGEST_SLEEP;
    }

    /** {@return whether a probe is at least as patient as the rendered one} An impatient one kills a server that recovers or is busy. */
    static boolean isNotLessPatient(Difference timing) {
        Long usual = PROBE_DEFAULTS.get(timing.path().last());
        return usual != null && number(timing.after(), usual) >= number(timing.before(), usual);
    }

    private static long number(@Nullable Object value, long otherwise) {
        return value instanceof Number number ? number.longValue() : otherwise;
    }

    static boolean isStricter(Difference field) {
        return field.path().last().equals("capabilities")
                ? field.after() instanceof Map<?, ?> fields && fields.keySet().equals(Set.of("drop"))
                : STRICTER.getOrDefault(field.path().last(), List.of()).contains(field.after());
    }

    static boolean isNotShorter(Difference grace) {
        return number(grace.after(), USUAL_GRACE) >= number(grace.before(), USUAL_GRACE);
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
