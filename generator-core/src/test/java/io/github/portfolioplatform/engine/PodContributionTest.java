package io.github.portfolioplatform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PodContributionTest {

    private static final Probes PROBES =
            new Probes(PodParts.tcp("redis", 1, 1, 1), PodParts.tcp("redis", 1, 1, 1), PodParts.tcp("redis", 1, 1, 1));

    @Test
    void contributions_are_merged_in_the_order_of_their_concerns() {
        PodContribution one = contribution(List.of("--a"), List.of(PodParts.variable("A", "1")));
        PodContribution other = contribution(List.of("--b"), List.of(PodParts.variable("B", "2")));

        assertThat(one.plus(other).arguments()).containsExactly("--a", "--b");
        assertThat(one.plus(other).environment()).extracting(EnvVar::getName).containsExactly("A", "B");
        assertThat(other.plus(one).arguments()).containsExactly("--b", "--a");
    }

    @Test
    void nothing_changes_nothing() {
        PodContribution some = contribution(List.of("--a"), List.of(PodParts.variable("A", "1")));

        assertThat(some.plus(PodContribution.NONE)).isEqualTo(some);
        assertThat(PodContribution.NONE.plus(some)).isEqualTo(some);
    }

    @Test
    void a_volume_comes_with_its_mount() {
        PodContribution volume = volume("data", "/data").plus(volume("scratch", "/tmp"));

        assertThat(volume.volumes()).extracting(Volume::getName).containsExactly("data", "scratch");
        assertThat(volume.mounts()).extracting(VolumeMount::getMountPath).containsExactly("/data", "/tmp");
    }

    @Test
    void probes_and_grace_period_are_taken_from_whoever_says_them() {
        PodContribution merged = probes().plus(gracePeriod());

        assertThat(merged.probes()).contains(PROBES);
        assertThat(merged.gracePeriodSeconds()).contains(60L);
    }

    @Test
    void two_values_of_one_variable_contradict_each_other_even_if_they_are_equal() {
        PodContribution one = contribution(List.of(), List.of(PodParts.variable("PGDATA", "/data")));

        assertRefused(one, one, "two concerns contribute the variable PGDATA");
    }

    @Test
    void two_volumes_of_one_name_contradict_each_other() {
        assertRefused(volume("data", "/a"), volume("data", "/b"), "two concerns contribute the volume data");
    }

    @Test
    void two_mounts_at_one_path_contradict_each_other() {
        assertRefused(volume("a", "/data"), volume("b", "/data"), "two concerns contribute the mount path /data");
    }

    @Test
    void two_concerns_with_probes_contradict_each_other() {
        assertRefused(probes(), probes(), "two concerns contribute the probes");
    }

    @Test
    void two_concerns_with_a_grace_period_contradict_each_other() {
        assertRefused(gracePeriod(), gracePeriod(), "two concerns contribute the grace period");
    }

    @Test
    void two_values_of_one_parameter_of_the_kernel_contradict_each_other() {
        PodContribution merged = sysctl("net.ipv4.a").plus(sysctl("net.ipv4.b"));

        assertThat(merged.sysctls()).containsOnlyKeys("net.ipv4.a", "net.ipv4.b");
        assertRefused(merged, sysctl("net.ipv4.b"), "two concerns contribute the sysctl net.ipv4.b");
    }

    @Test
    void a_contribution_does_not_change_with_the_list_that_it_was_made_of() {
        List<String> arguments = new ArrayList<>(List.of("--a"));
        PodContribution contribution = contribution(arguments, List.of());

        arguments.add("--b");

        assertThat(contribution.arguments()).containsExactly("--a");
    }

    private static void assertRefused(PodContribution one, PodContribution other, String message) {
        assertThatThrownBy(() -> one.plus(other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
    }

    private static PodContribution contribution(List<String> arguments, List<EnvVar> environment) {
        return new PodContribution(arguments, environment, List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    private static PodContribution volume(String name, String path) {
        return PodContribution.ofVolume(PodParts.emptyDirectory(name), PodParts.mount(name, path));
    }

    private static PodContribution probes() {
        return new PodContribution(List.of(), List.of(), List.of(), List.of(), Optional.of(PROBES), Optional.empty());
    }

    private static PodContribution sysctl(String name) {
        return new PodContribution(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(Map.of(name, "1")));
    }

    private static PodContribution gracePeriod() {
        return new PodContribution(List.of(), List.of(), List.of(), List.of(), Optional.empty(), Optional.of(60L));
    }
}
