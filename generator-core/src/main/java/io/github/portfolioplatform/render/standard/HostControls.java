package io.github.portfolioplatform.render.standard;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The controls of what a pod takes of its node. */
final class HostControls {

    static final List<Control> ALL = List.of(
            new Control("HostProcess", HostControls::hostProcess),
            new Control("Host Namespaces", HostControls::hostNamespaces),
            new Control("HostPath Volumes", HostControls::hostPaths),
            new Control("Volume Types", HostControls::volumeTypes),
            new Control("Host Ports", HostControls::hostPorts),
            new Control("Host Probes / Lifecycle Hooks", HostControls::hostHandlers),
            new Control("Sysctls", HostControls::sysctls));

    private static final Map<String, String> NAMESPACES = Map.of(
            "hostNetwork", "is in the network of its node",
            "hostPID", "sees the processes of its node",
            "hostIPC", "shares the memory of its node");

    private static final Set<String> VOLUMES = Set.of(
            "configMap",
            "csi",
            "downwardAPI",
            "emptyDir",
            "ephemeral",
            "image",
            "persistentVolumeClaim",
            "projected",
            "secret");

    private static final List<String> HANDLERS =
            List.of("livenessProbe", "readinessProbe", "startupProbe", "lifecycle.postStart", "lifecycle.preStop");

    /** Those that are isolated between pods. */
    private static final Set<String> SYSCTLS = Set.of(
            "kernel.shm_rmid_forced",
            "net.ipv4.ip_local_port_range",
            "net.ipv4.ip_local_reserved_ports",
            "net.ipv4.ip_unprivileged_port_start",
            "net.ipv4.ping_group_range",
            "net.ipv4.tcp_fin_timeout",
            "net.ipv4.tcp_keepalive_intvl",
            "net.ipv4.tcp_keepalive_probes",
            "net.ipv4.tcp_keepalive_time",
            "net.ipv4.tcp_notsent_lowat",
            "net.ipv4.tcp_rmem",
            "net.ipv4.tcp_slow_start_after_idle",
            "net.ipv4.tcp_syncookies",
            "net.ipv4.tcp_wmem");

    private HostControls() {}

    private static void hostProcess(PodTree pod, Control.Findings findings) {
        String field = "securityContext.windowsOptions.hostProcess";
        pod.parts().stream()
                .filter(part -> part.is(field, true))
                .forEach(part -> findings.add(part, field, "is a process of its node", "Remove hostProcess."));
    }

    private static void hostNamespaces(PodTree pod, Control.Findings findings) {
        NAMESPACES.keySet().stream()
                .sorted()
                .filter(field -> pod.pod().is(field, true))
                .forEach(field ->
                        findings.add(pod.pod(), field, String.valueOf(NAMESPACES.get(field)), "Remove " + field + "."));
    }

    private static void hostPaths(PodTree pod, Control.Findings findings) {
        List<PodPart> volumes = volumes(pod);
        for (PodPart volume : volumes) {
            if (volume.has("hostPath")) {
                findings.add(
                        volume,
                        "hostPath",
                        "is a folder of the node",
                        "Use an emptyDir, or a PersistentVolumeClaim for what must stay.");
            }
        }
    }

    private static void volumeTypes(PodTree pod, Control.Findings findings) {
        for (PodPart volume : volumes(pod)) {
            // The API server makes an emptyDir of a volume without a type.
            volume.fields().keySet().stream()
                    .filter(field -> !field.equals("name") && !field.equals("hostPath") && !VOLUMES.contains(field))
                    .forEach(type -> findings.add(
                            volume,
                            type,
                            "is of the type " + type,
                            "Use a PersistentVolumeClaim, a csi volume, or one of configMap, downwardAPI, emptyDir,"
                                    + " ephemeral, image, projected and secret."));
        }
    }

    private static List<PodPart> volumes(PodTree pod) {
        List<?> found = pod.pod().list("volumes");
        return IntStream.range(0, found.size())
                .mapToObj(i -> {
                    Map<String, Object> fields = PodPart.mapOf(found.get(i));
                    return new PodPart("The volume " + fields.get("name"), "spec.volumes[" + i + "]", fields);
                })
                .toList();
    }

    private static void hostPorts(PodTree pod, Control.Findings findings) {
        for (PodPart container : pod.containers()) {
            List<?> ports = container.list("ports");
            for (int i = 0; i < ports.size(); i++) {
                Object port = PodPart.mapOf(ports.get(i)).get("hostPort");
                if (port instanceof Number number && number.longValue() != 0) {
                    findings.add(
                            container,
                            "ports[" + i + "].hostPort",
                            "takes the port " + number + " of its node",
                            "Remove hostPort: a Service reaches containerPort.");
                }
            }
        }
    }

    private static void hostHandlers(PodTree pod, Control.Findings findings) {
        for (PodPart container : pod.containers()) {
            for (String handler : HANDLERS) {
                for (String way : List.of(".httpGet.host", ".tcpSocket.host")) {
                    container
                            .text(handler + way)
                            .ifPresent(host -> findings.add(
                                    container,
                                    handler + way,
                                    "makes its node connect to " + host,
                                    "Remove host: the address of the pod is asked without it."));
                }
            }
        }
    }

    private static void sysctls(PodTree pod, Control.Findings findings) {
        List<?> sysctls = pod.pod().list("securityContext.sysctls");
        for (int i = 0; i < sysctls.size(); i++) {
            String name = String.valueOf(PodPart.mapOf(sysctls.get(i)).get("name"));
            if (!SYSCTLS.contains(name)) {
                findings.add(
                        pod.pod(),
                        "securityContext.sysctls[" + i + "].name",
                        "sets the kernel parameter " + name,
                        "Remove it, or set it on the nodes: it is not one of the safe ones.");
            }
        }
    }
}
