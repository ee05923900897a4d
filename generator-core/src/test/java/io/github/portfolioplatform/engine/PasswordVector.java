package io.github.portfolioplatform.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A password that some parser somewhere got wrong, and how all of them want it written in a URI. */
public record PasswordVector(String password, String encoded) {

    public static List<PasswordVector> all() {
        List<PasswordVector> all = new ArrayList<>();
        try (InputStream in = PasswordVector.class.getResourceAsStream("/vectors/connection-passwords.json")) {
            for (JsonNode vector : new JsonMapper().readTree(in)) {
                all.add(new PasswordVector(
                        vector.required("pw").asString(),
                        vector.required("strict").asString()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return all;
    }
}
