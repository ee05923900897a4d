package io.github.portfolioplatform.cluster;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What differs between an object as it was rendered and as the API server has it. */
final class Differences {

    /** What each object has in a cluster. */
    private static final Pattern OF_EVERY_OBJECT =
            Pattern.compile("/status|/metadata/(uid|resourceVersion|generation|creationTimestamp|managedFields)"
                    + "|/metadata/annotations/kubectl.kubernetes.io~last-applied-configuration"
                    + "|/metadata/annotations"); // that kubectl has added to an object without any

    private final List<String> found = new ArrayList<>();
    private final Defaults defaults;

    private Differences(Defaults defaults) {
        this.defaults = defaults;
    }

    /** {@return the fields that the server has dropped, changed or added, with their values} */
    static List<String> between(Resource rendered, Resource kept) {
        Differences differences = new Differences(Defaults.of(rendered.kind()));
        differences.compare("", asKept(rendered), kept.fields());
        return differences.found.stream()
                .map(difference -> rendered.id() + " " + difference)
                .toList();
    }

    /** Texts of a Secret are kept as data, and are never read back. */
    private static Map<String, Object> asKept(Resource rendered) {
        if (!(rendered.at("stringData") instanceof Map<?, ?> texts)) {
            return rendered.fields();
        }
        Map<String, Object> data = new TreeMap<>();
        texts.forEach((key, text) -> data.put(
                (String) key, Base64.getEncoder().encodeToString(((String) text).getBytes(StandardCharsets.UTF_8))));
        Map<String, Object> fields = new TreeMap<>(rendered.fields());
        fields.remove("stringData");
        fields.put("data", data);
        return fields;
    }

    private void compare(String path, Object rendered, Object kept) {
        if (rendered instanceof Map<?, ?> ours && kept instanceof Map<?, ?> theirs) {
            ours.forEach((key, value) -> compare(path + "/" + escaped(key), value, theirs.get(key)));
            theirs.forEach((key, value) -> {
                if (!ours.containsKey(key)) {
                    add(path + "/" + escaped(key), value);
                }
            });
        } else if (rendered instanceof List<?> ours && kept instanceof List<?> theirs && ours.size() == theirs.size()) {
            for (int i = 0; i < ours.size(); i++) {
                compare(path + "/" + i, ours.get(i), theirs.get(i));
            }
        } else if (!Objects.equals(rendered, kept)) {
            found.add("changed " + path + " from " + rendered + " to " + kept);
        }
    }

    private void add(String path, Object value) {
        if (!OF_EVERY_OBJECT.matcher(path).matches() && !defaults.allow(path, value)) {
            found.add("added " + path + ": " + value);
        }
    }

    private static String escaped(Object key) {
        return key.toString().replace("/", "~");
    }
}
