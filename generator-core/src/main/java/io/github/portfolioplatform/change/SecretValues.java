package io.github.portfolioplatform.change;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values of a Secret, which a manifest holds in clear or in Base64. */
final class SecretValues {

    static final String FIELD = "stringData";

    private static final String ENCODED = "data";

    private SecretValues() {}

    /** {@return the Secret with all of its values in clear, as the pods see them} */
    static Fields inOneForm(Fields secret) {
        Map<String, Object> values = new LinkedHashMap<>();
        secret.in(ENCODED).map().forEach((key, value) -> values.put(key, decoded(value.toString())));
        values.putAll(secret.in(FIELD).map());
        Map<String, Object> fields = new LinkedHashMap<>(secret.map());
        fields.remove(ENCODED);
        fields.put(FIELD, values);
        return new Fields(fields);
    }

    private static String decoded(String value) {
        try {
            return new String(Base64.getMimeDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return value;
        }
    }
}
