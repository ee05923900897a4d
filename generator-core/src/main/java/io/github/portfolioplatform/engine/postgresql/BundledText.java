package io.github.portfolioplatform.engine.postgresql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script or a configuration beside this class, with placeholders such as {@code @owner@}. They are no variables of a shell, because Flux
 * replaces those, too, and because editors and linters read the file as it is.
 *
 * @param file the name of the file
 */
record BundledText(String file) {

    private static final Pattern PLACEHOLDER = Pattern.compile("@([a-z-]+)@");

    /** {@return the text with these values in the places of the placeholders; one without a value is a defect} */
    String with(Map<String, String> values) {
        return PLACEHOLDER.matcher(text()).replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalStateException(file + " has a placeholder " + place.group() + " without a value");
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private String text() {
        try (InputStream in = BundledText.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing beside " + BundledText.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
