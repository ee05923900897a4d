package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.Password;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds secrets in texts: by their first characters, so that a tree may have thousands of them. */
final class SecretIndex {

    /**
     * Shorter secrets are masked where they are written as a secret, and nowhere else: {@code app} or {@code 5432} stands in every manifest
     * as something harmless, and masking that would hide the change.
     */
    static final int SHORTEST = 6;

    private final Map<String, List<String>> byStart = new HashMap<>();

    void add(String secret) {
        if (secret.length() < SHORTEST) {
            return;
        }
        List<String> alike = byStart.computeIfAbsent(secret.substring(0, SHORTEST), start -> new ArrayList<>());
        if (!alike.contains(secret)) {
            alike.add(secret);
            // A secret may be the start of another one.
            alike.sort(Comparator.comparingInt(String::length).reversed());
        }
    }

    /** {@return the fields without any of the secrets} */
    Fields mask(Fields fields) {
        return byStart.isEmpty() ? fields : new Fields(map(fields.map()));
    }

    private Map<String, Object> map(Map<?, ?> map) {
        Map<String, Object> without = new LinkedHashMap<>();
        map.forEach((key, value) -> without.put(key.toString(), value(value)));
        return without;
    }

    private Object value(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map(map);
        } else if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(value(item)));
            return items;
        } else if (value instanceof HiddenText hidden) {
            return new HiddenText(hidden.secret(), mask(hidden.shown()));
        } else if (value instanceof String text) {
            String shown = mask(text);
            return shown.equals(text) ? text : new HiddenText(text, shown);
        }
        return value;
    }

    /** {@return the text without any of the secrets} */
    String mask(String text) {
        StringBuilder shown = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            Optional<String> secret = startingAt(text, at);
            shown.append(secret.isPresent() ? Password.MASK : text.substring(at, at + 1));
            at += secret.map(String::length).orElse(1);
        }
        return shown.toString();
    }

    private Optional<String> startingAt(String text, int at) {
        if (at + SHORTEST > text.length()) {
            return Optional.empty();
        }
        return byStart.getOrDefault(text.substring(at, at + SHORTEST), List.of()).stream()
                .filter(secret -> text.startsWith(secret, at))
                .findFirst();
    }
}
