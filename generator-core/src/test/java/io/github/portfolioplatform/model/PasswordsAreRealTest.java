package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsAreRealTest {

    private static List<Problem> problemsOf(String password) {
        InstanceSettings small = InstanceSettings.NONE
                .version(EngineVersion.parse("7"))
                .storage(Storage.gibibytes(1))
                .requests(Memory.mebibytes(128), Cpu.millicores(100))
                .limits(Memory.mebibytes(256), Cpu.millicores(250));
        return Portfolio.builder("platform")
                .defaults(Redis.ENGINE, small)
                .add(Redis.builder("redis").application("Code Talk").password(Password.of(password)))
                .problems();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REPLACE_AT_DEPLOY_TIME",
                "REPLACE_ME",
                "replace-me",
                "changeme",
                "Change Me",
                "CHANGE_ME_123",
                "changeit",
                "password",
                "Password",
                "secret",
                "TODO",
                "tbd",
                "FIXME",
                "<password>",
                "<your-password>",
                "your_password",
                "${PASSWORD}",
                "$(PASSWORD)",
                "{{ .Values.password }}",
                "{{password}}",
                "[[password]]",
                "%PASSWORD%",
                "@password@",
                "__PASSWORD__",
                "xxx",
                "XXXXXXXX",
                "****",
                "...",
                "---",
                "?",
                "none",
                "null",
                "empty",
                "dummy",
                "example",
                "redacted",
                "placeholder",
                "insert-password-here",
                "fill-me-in",
                "set-me"
            })
    void refuses_a_placeholder(String password) {
        assertThat(problemsOf(password)).extracting(Problem::id).containsExactly("password-is-real");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u2003"})
    void refuses_an_empty_password(String password) {
        assertThat(problemsOf(password)).singleElement().satisfies(problem -> {
            assertThat(problem.id()).isEqualTo("password-is-real");
            assertThat(problem.what()).startsWith("The password is empty");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bookmarked_postgres123",
                "redis123",
                "xx",
                "correct horse battery staple",
                "p@ss:w/rd?#[]%",
                "'quoted'",
                "a\"b",
                "$ecret",
                "null1",
                "my-todo-list",
                "123456",
                "ünïcödé",
                "x",
                "no password",
                "-a-",
                "<>a",
                "exampleford"
            })
    void accepts_a_password_of_any_printable_characters(String password) {
        assertThat(problemsOf(password)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"two\nlines", "ends\n", "tab\there", "nul\0", "bell\u0007", "next\u0085line", "carriage\rreturn"
            })
    void refuses_control_characters(String password) {
        assertThat(problemsOf(password)).extracting(Problem::id).containsExactly("password-is-usable");
    }

    /** Half a character has no UTF-8 form: the server would be set up with another password than the clients have. */
    @ParameterizedTest
    @ValueSource(strings = {"half\uD83D", "\uDE00half", "ha\uD83Dlf"})
    void refuses_half_a_character(String password) {
        assertThat(problemsOf(password)).extracting(Problem::id).containsExactly("password-is-usable");
    }

    /** Invisible in every editor; YAML 1.1 takes the first two for line ends. */
    @ParameterizedTest
    @ValueSource(strings = {"line\u2028separator", "paragraph\u2029separator", "byte\uFEFForder", "no\uFFFEcharacter"})
    void refuses_what_is_not_printable(String password) {
        assertThat(problemsOf(password)).extracting(Problem::id).containsExactly("password-is-usable");
    }

    @Test
    void accepts_at_most_256_characters() {
        assertThat(problemsOf("ab".repeat(128))).isEmpty();
        assertThat(problemsOf("ab".repeat(128) + "c")).extracting(Problem::id).containsExactly("password-is-usable");
    }

    @Test
    void refuses_what_flux_would_substitute() {
        assertThat(problemsOf("a${b}c")).extracting(Problem::id).containsExactly("password-is-usable");
    }
}
