package io.github.portfolioplatform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResourceRoleTest {

    @Test
    void a_file_is_called_like_its_role_and_whom_it_is_for() {
        assertThat(ResourceRole.CREDENTIALS.file().nameWithEnding()).isEqualTo("credentials.yaml");
        assertThat(ResourceRole.CREDENTIALS.file("backup").nameWithEnding()).isEqualTo("credentials-backup.yaml");
        assertThat(ResourceRole.ADDED.file("pod-monitor")).hasToString("pod-monitor");
    }

    @Test
    void no_two_roles_share_a_file() {
        assertThat(ResourceRole.values()).extracting(role -> role.file().name()).doesNotHaveDuplicates();
    }

    /** The {@code .gitignore} of many repositories has {@code *secret*}. */
    @ParameterizedTest
    @EnumSource
    void no_file_is_called_a_secret(ResourceRole role) {
        assertThat(role.file().name()).matches("[a-z-]*").doesNotContain("secret");
    }
}
