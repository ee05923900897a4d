package io.github.portfolioplatform.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script or a configuration beside a class, with placeholders such as {@code @owner@}. They are no variables of a shell, because Flux
 * replaces those, too, and because editors and linters read the file as it is.
 *
 * @param owner the class that it stands beside
 * @param file the name of the file
 */
public record BundledText(Class<?> owner, String file) {

    private static final Pattern PLACEHOLDER = Pattern.compile("@([a-z][a-z0-9-]*)@");

    /** {@return the texts beside that class without placeholders, by the names of their files} */
    public static SortedMap<String, String> all(Class<?> owner, String... files) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (String file : files) {
            texts.put(file, new BundledText(owner, file).text());
        }
        return texts;
    }

    /** {@return the text with these values in the places of the placeholders; one without a value is a defect} */
    public String with(Map<String, String> values) {
        return PLACEHOLDER.matcher(text()).replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalStateException(file + " has a placeholder " + place.group() + " without a value");
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private String text() {
        try (InputStream in = owner.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing beside " + owner.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
