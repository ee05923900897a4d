package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.engine.redis.Redis;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PasswordTest {

    private static final Password PASSWORD = Password.of("s3cret-text");

    @Test
    void gives_its_text_to_those_who_ask_for_it() {
        assertThat(PASSWORD.reveal()).isEqualTo("s3cret-text");
    }

    @Test
    void prints_as_asterisks() {
        assertThat(PASSWORD).hasToString("****");
    }

    @Test
    void is_not_printed_by_what_holds_it() {
        Credentials credentials = Credentials.of("codetalk_user", PASSWORD);

        assertThat(List.of(credentials).toString()).contains("codetalk_user").doesNotContain("s3cret-text");
    }

    @Test
    void is_not_printed_by_an_instance() {
        InstanceBasics basics = new InstanceBasics(
                "redis",
                "Code Talk",
                List.of(),
                new ServerImage(ImageReference.parse("redis:7-alpine"), EngineVersion.parse("7")),
                Allocation.ZERO,
                null,
                new TreeMap<>(),
                Customization.NONE,
                new Security(AuditLevel.NONE, List.of(), null, null),
                null);
        Redis redis = new Redis(basics, Optional.of(PASSWORD));

        assertThat(redis.toString()).contains("Code Talk").doesNotContain("s3cret-text");
    }

    @Test
    void equals_a_password_with_the_same_text() {
        assertThat(PASSWORD).isEqualTo(Password.of("s3cret-text")).hasSameHashCodeAs(Password.of("s3cret-text"));
    }

    @Test
    void differs_from_other_passwords_and_from_the_bare_text() {
        assertThat(PASSWORD).isNotEqualTo(Password.of("S3cret-text")).isNotEqualTo("s3cret-text");
    }
}
