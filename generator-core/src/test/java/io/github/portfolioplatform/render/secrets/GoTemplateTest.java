package io.github.portfolioplatform.render.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.engine.UserSecret.Form;
import io.github.portfolioplatform.engine.UserSecret.PasswordOf;
import io.github.portfolioplatform.engine.UserSecret.Template;
import io.github.portfolioplatform.engine.UserSecret.Text;
import org.junit.jupiter.api.Test;

/** Values of Secrets as templates of Go. */
class GoTemplateTest {

    private final GoTemplate templates = new GoTemplate(user -> "." + user);

    @Test
    void a_text_stays_what_it_is() {
        assertThat(templates.of(Template.text("host \"db\" 'x' `y` }} | \\"))).isEqualTo("host \"db\" 'x' `y` }} | \\");
    }

    @Test
    void a_text_opens_no_action() {
        assertThat(templates.of(Template.text("{{ .Values }}"))).isEqualTo("{{ \"{\" }}{{ \"{\" }} .Values }}");
    }

    @Test
    void a_brace_before_a_password_does_not_become_part_of_the_action() {
        assertThat(templates.of(Template.of(new Text("{"), new PasswordOf("app", Form.PLAIN), new Text("}"))))
                .isEqualTo("{{ \"{\" }}{{ .app }}}");
    }

    @Test
    void a_password_is_written_in_its_form() {
        assertThat(templates.of(
                        Template.of(new PasswordOf("app", Form.PLAIN), new Text(" "), new PasswordOf("app", Form.URI))))
                .isEqualTo("{{ .app }} {{ .app | urlquery | replace \"+\" \"%20\" }}");
    }
}
