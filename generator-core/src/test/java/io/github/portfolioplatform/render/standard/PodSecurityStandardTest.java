package io.github.portfolioplatform.render.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import io.github.portfolioplatform.golden.Document;
import io.github.portfolioplatform.golden.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pods of Kubernetes' own tests, each of which its admission refuses for one control, or admits. */
class PodSecurityStandardTest {

    private static final Path PODS =
            Scenario.REPOSITORY.resolve("generator-core/src/test/resources/pod-security-standard");

    private static final Pattern FIXTURE = Pattern.compile("([a-z_]+?)[0-9]*");

    /** What Kubernetes calls a control in its tests, and in its documentation. */
    private static final Map<String, String> CONTROLS = Map.ofEntries(
            Map.entry("allowprivilegeescalation", "Privilege Escalation"),
            Map.entry("apparmorprofile", "AppArmor"),
            Map.entry("capabilities_baseline", "Capabilities"),
            Map.entry("capabilities_restricted", "Capabilities"),
            Map.entry("hostnamespaces", "Host Namespaces"),
            Map.entry("hostpathvolumes", "HostPath Volumes"),
            Map.entry("hostports", "Host Ports"),
            Map.entry("hostprobesandhostlifecycle", "Host Probes / Lifecycle Hooks"),
            Map.entry("privileged", "Privileged Containers"),
            Map.entry("procmount", "/proc Mount Type"),
            Map.entry("procmount_restricted", "/proc Mount Type"),
            Map.entry("restrictedvolumes", "Volume Types"),
            Map.entry("runasnonroot", "Running as Non-root"),
            Map.entry("runasuser", "Running as Non-root user"),
            Map.entry("seccompprofile_baseline", "Seccomp"),
            Map.entry("seccompprofile_restricted", "Seccomp"),
            Map.entry("selinuxoptions", "SELinux"),
            Map.entry("sysctls", "Sysctls"),
            Map.entry("windowshostprocess", "HostProcess"));

    /** The controls that fixtures break besides. */
    private static final Map<String, Set<String>> WITH = Map.of(
            "allowprivilegeescalation", Set.of("Capabilities"),
            "privileged", Set.of("Privilege Escalation"),
            "windowshostprocess", Set.of("Host Namespaces"));

    private static Stream<Named<Document>> pods(String file) {
        try {
            return Stream.of(Files.readString(PODS.resolve(file + ".yaml")).split("(?m)^--- # "))
                    .filter(pod -> !pod.isEmpty())
                    .map(pod -> named(
                            pod.substring(0, pod.indexOf(".yaml")),
                            Document.parse(pod.substring(pod.indexOf('\n') + 1))));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    static Stream<Named<Document>> refusedByRestricted() {
        return pods("restricted-fail");
    }

    static Stream<Named<Document>> refusedByBaseline() {
        return pods("baseline-fail");
    }

    static Stream<Named<Document>> admitted() {
        return pods("restricted-pass");
    }

    static Stream<Named<Document>> admittedByBaseline() {
        return pods("baseline-pass");
    }

    /** What restricted demands of a pod beyond baseline. */
    @ParameterizedTest
    @MethodSource("admittedByBaseline")
    void a_pod_that_baseline_admits_breaks_controls_of_restricted_alone(Document pod) {
        assertThat(gapsOf(pod))
                .isNotEmpty()
                .extracting(StandardGap::control)
                .isSubsetOf(
                        "Privilege Escalation",
                        "Running as Non-root",
                        "Running as Non-root user",
                        "Seccomp",
                        "Capabilities",
                        "/proc Mount Type",
                        "Volume Types");
    }

    private static List<StandardGap> gapsOf(Document pod) {
        return PodSecurityStandard.gapsOf(annotations(pod), pod.map("spec"));
    }

    private static Map<String, String> annotations(Document pod) {
        Map<String, String> annotations = new LinkedHashMap<>();
        if (pod.map("metadata").containsKey("annotations")) {
            pod.map("metadata.annotations").forEach((key, value) -> annotations.put(key, (String) value));
        }
        return annotations;
    }

    private static String controlOf(Document pod) {
        Matcher fixture = FIXTURE.matcher(pod.text("metadata.name"));
        assertThat(fixture.matches()).isTrue();
        return CONTROLS.get(fixture.group(1));
    }

    /** Each of them keeps all controls but one, and what cannot be had without breaking it. */
    @ParameterizedTest
    @MethodSource("refusedByRestricted")
    void a_pod_that_restricted_refuses_is_refused_for_that_control_alone(Document pod) {
        String control =
                controlOf(pod).equals("Volume Types") && hasHostPath(pod) ? "HostPath Volumes" : controlOf(pod);

        assertThat(gapsOf(pod))
                .extracting(StandardGap::control)
                .contains(control)
                .filteredOn(other -> !other.equals(control))
                .isSubsetOf(WITH.getOrDefault(pod.text("metadata.name").replaceAll("[0-9]$", ""), Set.of()));
    }

    private static boolean hasHostPath(Document pod) {
        return pod.documents("spec.volumes").stream().allMatch(volume -> volume.has("hostPath"));
    }

    @ParameterizedTest
    @MethodSource("refusedByBaseline")
    void a_pod_that_baseline_refuses_is_refused_for_that_control(Document pod) {
        assertThat(gapsOf(pod)).extracting(StandardGap::control).contains(controlOf(pod));
    }

    @ParameterizedTest
    @MethodSource("admitted")
    void a_pod_that_restricted_admits_is_admitted(Document pod) {
        assertThat(gapsOf(pod)).isEmpty();
    }

    /** Whoever reads the message finds the field: it is there, or what it belongs into is. */
    @ParameterizedTest
    @MethodSource("refusedByRestricted")
    void a_message_names_the_field_the_control_and_what_to_write(Document pod) {
        assertThat(gapsOf(pod)).allSatisfy(gap -> {
            assertThat(gap.sentence())
                    .startsWith("The ")
                    .contains(gap.path())
                    .endsWith("; Pod Security Standard: " + gap.control() + ").");
            assertThat(gap.fix()).matches("(?s)(Remove|Write|Use) .*\\.");
            assertThat(pod.at(partOf(gap.path()))).isNotNull();
        });
    }

    private static String partOf(String path) {
        Matcher part = Pattern.compile("metadata|spec(\\.[a-zA-Z]+\\[[0-9]+])?").matcher(path);
        assertThat(part.lookingAt()).isTrue();
        return part.group();
    }

    @Test
    void every_control_is_tried() {
        assertThat(refusedByRestricted().map(pod -> controlOf(pod.getPayload())).distinct())
                .containsExactlyInAnyOrderElementsOf(PodSecurityStandard.controls());
    }

    /** Kubernetes' tests have no ephemeral containers; its checks look at them like at any other. */
    @Test
    void an_ephemeral_container_is_one_like_any_other() {
        Map<String, Object> spec = new LinkedHashMap<>(
                admitted().findFirst().orElseThrow().getPayload().map("spec"));
        spec.put("ephemeralContainers", List.of(Map.of("name", "debugger")));

        assertThat(PodSecurityStandard.gapsOf(Map.of(), spec))
                .extracting(gap -> gap.path() + ": " + gap.control())
                .containsExactlyInAnyOrder(
                        "spec.ephemeralContainers[0].securityContext.capabilities.drop: Capabilities",
                        "spec.ephemeralContainers[0].securityContext.allowPrivilegeEscalation: Privilege Escalation");
    }

    /** Kubernetes' tests of today no longer have them, and its versions before 1.27 still read them. */
    @Test
    void the_older_form_of_seccomp_profiles_is_seen() {
        Map<String, Object> spec =
                admitted().findFirst().orElseThrow().getPayload().map("spec");

        assertThat(PodSecurityStandard.gapsOf(Map.of("seccomp.security.alpha.kubernetes.io/pod", "unconfined"), spec))
                .singleElement()
                .extracting(StandardGap::sentence)
                .isEqualTo("The pod has the seccomp profile unconfined"
                        + " (metadata.annotations[seccomp.security.alpha.kubernetes.io/pod]; Pod Security Standard:"
                        + " Seccomp).");
        assertThat(PodSecurityStandard.gapsOf(
                        Map.of("seccomp.security.alpha.kubernetes.io/pod", "localhost/database.json"), spec))
                .isEmpty();
    }
}
