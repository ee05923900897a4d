package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates become what the operators make of them. */
class SecretTemplateTest {

    private final SecretTemplate templates = new SecretTemplate(Map.of("app", "a b+c*~$1{{ü", "read_only", "abc"));

    @Test
    void a_password_stands_where_its_variable_stood() {
        assertThat(templates.filled("{{ .app }}")).isEqualTo("a b+c*~$1{{ü");
        assertThat(templates.filled("<{{ .read_only }}{{ .read_only }}>")).isEqualTo("<abcabc>");
    }

    /** url.QueryEscape of Go, and then the blanks. */
    @Test
    void in_a_uri_it_is_percent_encoded() {
        assertThat(templates.filled("x://app:{{ .app | urlquery | replace \"+\" \"%20\" }}@host"))
                .isEqualTo("x://app:a%20b%2Bc%2A~%241%7B%7B%C3%BC@host");
    }

    /** The first of the examples of FIPS 180-2. */
    @Test
    void its_hash_is_written_in_hexadecimal() {
        assertThat(templates.filled("#{{ .read_only | sha256sum }}"))
                .isEqualTo("#ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void a_text_has_its_braces_again() {
        assertThat(templates.filled("{{ \"{\" }}{{ \"{\" }} .app }}")).isEqualTo("{{ .app }}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ .missing }}", "{{ .app | b64enc }}", "{{ .app | urlquery }}", "{{.app}}", "{{ .app }"})
    void anything_else_is_an_error(String template) {
        assertThatThrownBy(() -> templates.filled(template)).isInstanceOf(AssertionError.class);
    }
}
