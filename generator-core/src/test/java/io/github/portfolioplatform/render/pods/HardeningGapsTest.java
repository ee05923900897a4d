package io.github.portfolioplatform.render.pods;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What production refuses of pods although the Pod Security Standard admits it. */
class HardeningGapsTest {

    private static List<String> gapsOf(Consumer<PodSpec> change) {
        PodSpec pod = new PodSpec();
        pod.setSecurityContext(new PodSecurityContext());
        change.accept(pod);
        return HardeningGaps.of(pod);
    }

    @Test
    void an_ordinary_pod_has_none() {
        assertThat(gapsOf(pod -> pod.getSecurityContext().setFsGroup(999L))).isEmpty();
    }

    @Test
    void volumes_of_the_group_of_root_are_one() {
        assertThat(gapsOf(pod -> pod.getSecurityContext().setFsGroup(0L)))
                .containsExactly("The volumes of the pod belong to the group 0.");
    }

    @Test
    void the_group_of_root_is_one_as_first_and_as_further_group() {
        assertThat(gapsOf(pod -> pod.getSecurityContext().setRunAsGroup(0L)))
                .containsExactly("The pod runs in the group 0.");
        assertThat(gapsOf(pod -> pod.getSecurityContext().setSupplementalGroups(List.of(999L, 0L))))
                .containsExactly("The pod runs in the group 0.");
    }

    @Test
    void a_token_is_one() {
        assertThat(gapsOf(pod -> pod.setAutomountServiceAccountToken(true)))
                .containsExactly("The pod mounts the token of its ServiceAccount.");
    }
}
