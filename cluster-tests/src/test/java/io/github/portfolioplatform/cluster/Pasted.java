package io.github.portfolioplatform.cluster;

import io.github.portfolioplatform.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Accepts what the guard refuses, as a user does: copies the entries of its messages into the spec. */
final class Pasted {

    private static final Pattern ENTRY =
            Pattern.compile("If it is right, add to (accept|tombstones): in the spec: (\\{.*})$", Pattern.DOTALL);

    private Pasted() {}

    /** {@return whether each of them has an entry} A file that cannot be read has none. */
    static boolean arePossible(List<Problem> refusals) {
        return refusals.stream()
                .allMatch(refusal -> ENTRY.matcher(refusal.fix()).find());
    }

    /** {@return that spec with the entries of all refusals} */
    static Map<String, Object> into(Map<String, Object> spec, List<Problem> refusals) {
        Map<String, Object> pasted = Edits.copy(spec);
        refusals.forEach(refusal -> {
            Matcher entry = ENTRY.matcher(refusal.fix());
            if (entry.find()) {
                paste(pasted, entry.group(1), Resource.parse(entry.group(2)).fields());
            }
        });
        return pasted;
    }

    private static void paste(Map<String, Object> spec, String key, Map<String, Object> entry) {
        Map<String, Object> answered = new TreeMap<>(entry);
        answered.put("reason", "the walk goes on");
        List<Object> entries = new ArrayList<>();
        if (spec.get(key) instanceof List<?> present) {
            entries.addAll(present);
        }
        if (!entries.contains(answered)) {
            entries.add(answered);
        }
        spec.put(key, entries);
    }

    /** {@return how many entries a spec has} */
    static int count(Map<String, Object> spec) {
        return List.of("accept", "tombstones").stream()
                .mapToInt(key -> spec.get(key) instanceof List<?> entries ? entries.size() : 0)
                .sum();
    }
}
