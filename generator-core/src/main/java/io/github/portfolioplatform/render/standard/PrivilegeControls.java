package io.github.portfolioplatform.render.standard;

import java.util.List;

/** The controls of what processes may do, and whom they run as. */
final class PrivilegeControls {

    static final List<Control> ALL = List.of(
            new Control("Privileged Containers", PrivilegeControls::privileged),
            new Control("Capabilities", PrivilegeControls::capabilities),
            new Control("Privilege Escalation", PrivilegeControls::escalation),
            new Control("Running as Non-root", PrivilegeControls::nonRoot),
            new Control("Running as Non-root user", PrivilegeControls::nonRootUser));

    private static final String ONLY_CAPABILITY = "NET_BIND_SERVICE";

    private PrivilegeControls() {}

    private static void privileged(PodTree pod, Control.Findings findings) {
        String field = "securityContext.privileged";
        pod.containers().stream()
                .filter(container -> container.is(field, true))
                .forEach(container -> findings.add(container, field, "is privileged", "Remove it, or write false."));
    }

    private static void capabilities(PodTree pod, Control.Findings findings) {
        String field = "securityContext.capabilities.";
        for (PodPart container : pod.containers()) {
            container.list(field + "add").stream()
                    .filter(capability -> !ONLY_CAPABILITY.equals(capability))
                    .forEach(capability -> findings.add(
                            container,
                            field + "add",
                            "adds the capability " + capability,
                            "Remove it: " + ONLY_CAPABILITY + " alone may be added."));
            if (!pod.isForWindows() && !container.list(field + "drop").contains("ALL")) {
                findings.add(container, field + "drop", "keeps capabilities", "Write drop: [ALL].");
            }
        }
    }

    private static void escalation(PodTree pod, Control.Findings findings) {
        String field = "securityContext.allowPrivilegeEscalation";
        pod.containers().stream()
                .filter(container -> !pod.isForWindows() && !container.is(field, false))
                .forEach(container -> findings.add(container, field, "may gain privileges", "Write false."));
    }

    private static void nonRoot(PodTree pod, Control.Findings findings) {
        String field = "securityContext.runAsNonRoot";
        if (pod.hasUsersOfItsOwn()) {
            return;
        }
        for (PodPart part : pod.parts()) {
            boolean isContainer = !part.equals(pod.pod());
            if (part.is(field, false)) {
                findings.add(part, field, "may run as root", "Write true, or remove it where the pod says true.");
            } else if (isContainer && !part.has(field) && !pod.pod().has(field)) {
                findings.add(
                        part,
                        field,
                        "may run as root, for neither it nor the pod forbids it",
                        "Write true, there or in the pod's securityContext.");
            }
        }
    }

    private static void nonRootUser(PodTree pod, Control.Findings findings) {
        String field = "securityContext.runAsUser";
        pod.parts().stream()
                .filter(part -> !pod.hasUsersOfItsOwn() && part.isNumber(field, 0))
                .forEach(part ->
                        findings.add(part, field, "runs as root", "Write the id of another user, or remove it."));
    }
}
