package io.github.portfolioplatform.render.standard;

import java.util.List;
import java.util.Set;

/** The controls of the profiles that confine processes: AppArmor, SELinux, seccomp, and what hides parts of {@code /proc}. */
final class ProfileControls {

    static final List<Control> ALL = List.of(
            new Control("AppArmor", ProfileControls::appArmor),
            new Control("SELinux", ProfileControls::seLinux),
            new Control("/proc Mount Type", ProfileControls::procMount),
            new Control("Seccomp", ProfileControls::seccomp));

    private static final Set<String> PROFILES = Set.of("RuntimeDefault", "Localhost");
    private static final String DEFAULT_PROFILE = "Remove it, or write type: RuntimeDefault.";

    private static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";
    private static final String SECCOMP_OF_POD = "seccomp.security.alpha.kubernetes.io/pod";
    private static final String SECCOMP = "container.seccomp.security.alpha.kubernetes.io/";
    private static final String LOCALHOST = "localhost/";

    private static final Set<String> SELINUX_TYPES =
            Set.of("container_t", "container_init_t", "container_kvm_t", "container_engine_t");

    private ProfileControls() {}

    private static void appArmor(PodTree pod, Control.Findings findings) {
        annotations(pod, "AppArmor", List.of(APP_ARMOR), Set.of("", "runtime/default"), findings);
        profiles(pod, "securityContext.appArmorProfile", "AppArmor", findings);
    }

    /** The older form of profiles, which clusters still know or may know again. */
    private static void annotations(
            PodTree pod, String of, List<String> keys, Set<String> allowed, Control.Findings findings) {
        pod.metadata().fields().forEach((key, value) -> {
            String profile = String.valueOf(value);
            if (keys.stream().anyMatch(key::startsWith)
                    && !allowed.contains(profile)
                    && !profile.startsWith(LOCALHOST)) {
                findings.add(
                        new PodPart("The pod", "metadata", pod.metadata().fields()),
                        "annotations[" + key + "]",
                        "has the " + of + " profile " + profile,
                        "Remove the annotation, or write runtime/default.");
            }
        });
    }

    private static void profiles(PodTree pod, String profile, String of, Control.Findings findings) {
        for (PodPart part : pod.parts()) {
            String type = part.text(profile + ".type").orElse("without a type");
            if (part.has(profile) && !PROFILES.contains(type)) {
                findings.add(part, profile + ".type", "has the " + of + " profile " + type, DEFAULT_PROFILE);
            }
        }
    }

    private static void seLinux(PodTree pod, Control.Findings findings) {
        String options = "securityContext.seLinuxOptions.";
        for (PodPart part : pod.parts()) {
            part.text(options + "type")
                    .filter(type -> !SELINUX_TYPES.contains(type))
                    .ifPresent(type -> findings.add(
                            part,
                            options + "type",
                            "has the SELinux type " + type,
                            "Remove it, or write container_t."));
            for (String field : List.of("user", "role")) {
                part.text(options + field)
                        .ifPresent(value -> findings.add(
                                part,
                                options + field,
                                "has the SELinux " + field + " " + value,
                                "Remove it: the container runtime sets it."));
            }
        }
    }

    private static void procMount(PodTree pod, Control.Findings findings) {
        String field = "securityContext.procMount";
        for (PodPart container : pod.containers()) {
            container
                    .text(field)
                    .filter(type -> !type.equals("Default"))
                    .ifPresent(type -> findings.add(
                            container, field, "sees a /proc that is " + type, "Remove it, or write Default."));
        }
    }

    private static void seccomp(PodTree pod, Control.Findings findings) {
        if (pod.isForWindows()) {
            return;
        }
        annotations(
                pod,
                "seccomp",
                List.of(SECCOMP_OF_POD, SECCOMP),
                Set.of("runtime/default", "docker/default"),
                findings);
        String profile = "securityContext.seccompProfile";
        profiles(pod, profile, "seccomp", findings);
        if (!pod.pod().has(profile)) {
            pod.containers().stream()
                    .filter(container -> !container.has(profile))
                    .forEach(container -> findings.add(
                            container,
                            profile + ".type",
                            "has no seccomp profile, and neither has the pod",
                            "Write type: RuntimeDefault, there or in the pod's securityContext."));
        }
    }
}
