package io.github.portfolioplatform.render.secrets;

import io.github.portfolioplatform.engine.UserSecret;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A value of a Secret as a template of Go with the functions of Sprig, which both operators have. A text stays what it is, whatever it holds.
 *
 * @see <a href="https://pkg.go.dev/text/template">Go: text/template</a>
 * @see <a href="https://masterminds.github.io/sprig/">Sprig</a>
 */
final class GoTemplate {

    /** What names the password of a user in a template. */
    private final UnaryOperator<String> password;

    GoTemplate(UnaryOperator<String> password) {
        this.password = password;
    }

    /** {@return the values of the Secret as templates} */
    SortedMap<String, String> of(UserSecret secret) {
        SortedMap<String, String> templates = new TreeMap<>();
        secret.values().forEach((key, value) -> templates.put(key, of(value)));
        return templates;
    }

    String of(UserSecret.Template value) {
        StringBuilder template = new StringBuilder();
        for (UserSecret.Part part : value.parts()) {
            template.append(
                    part instanceof UserSecret.PasswordOf password
                            ? reference(password)
                            : text((UserSecret.Text) part));
        }
        return template.toString();
    }

    /** Every brace, because one at the end of a text would open an action together with the braces of what follows. */
    private static String text(UserSecret.Text text) {
        return text.text().replace("{", "{{ \"{\" }}");
    }

    /** Go writes a blank as +, which is a plus in the user part of a URI; a plus itself is %2B by then. */
    private String reference(UserSecret.PasswordOf of) {
        String plain = password.apply(of.user());
        return switch (of.form()) {
            case PLAIN -> "{{ " + plain + " }}";
            case URI -> "{{ " + plain + " | urlquery | replace \"+\" \"%20\" }}";
            case QUOTED -> "\"{{ " + plain + " | replace `\\` `\\\\` | replace `\"` `\\\"` }}\"";
        };
    }
}
