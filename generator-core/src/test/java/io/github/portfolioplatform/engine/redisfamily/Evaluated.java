package io.github.portfolioplatform.engine.redisfamily;

import io.github.portfolioplatform.engine.UserSecret.Part;
import io.github.portfolioplatform.engine.UserSecret.PasswordOf;
import io.github.portfolioplatform.engine.UserSecret.Template;
import io.github.portfolioplatform.engine.UserSecret.Text;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

/** What a store of secrets makes of the values of a Secret. */
final class Evaluated {

    private Evaluated() {}

    static String of(Template template, Map<String, String> passwords) {
        StringBuilder value = new StringBuilder();
        for (Part part : template.parts()) {
            value.append(
                    part instanceof PasswordOf password
                            ? written(password, passwords.get(password.user()))
                            : ((Text) part).text());
        }
        return value.toString();
    }

    private static String written(PasswordOf part, String password) {
        return switch (part.form()) {
            case PLAIN -> password;
            // As templates do it: {{ .app | urlquery | replace "+" "%20" }}
            case URI ->
                URLEncoder.encode(password, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A")
                        .replace("%7E", "~");
            case QUOTED -> throw new IllegalArgumentException("no configuration file is a template");
        };
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException unknown) {
            throw new IllegalStateException(unknown);
        }
    }
}
