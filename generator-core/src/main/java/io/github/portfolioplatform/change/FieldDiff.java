package io.github.portfolioplatform.change;

import io.github.portfolioplatform.model.Quantity;
import io.github.portfolioplatform.problem.InvalidValueException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares two resources field by field, as the cluster understands them: {@code 1024Mi} is {@code 1Gi}, and a default is what is not said. */
final class FieldDiff {

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern OF_QUANTITIES =
            Pattern.compile(".*(?:\\.|^)(?:limits|requests|hard|capacity)(?:\\.|\\[).*|.*\\.(?:storage|sizeLimit)");

    private final String kind;
    private final List<FieldChange> changes = new ArrayList<>();

    private FieldDiff(String kind) {
        this.kind = kind;
    }

    /** {@return the fields that differ, in the order of their names; secrets are masked} */
    static List<FieldChange> between(Fields before, Fields after) {
        FieldDiff diff = new FieldDiff(after.text("kind").orElse(""));
        diff.maps("", before.map(), after.map());
        return diff.changes;
    }

    private void maps(String path, Map<?, ?> before, Map<?, ?> after) {
        NavigableSet<String> names = new TreeSet<>();
        before.keySet().forEach(name -> names.add(name.toString()));
        after.keySet().forEach(name -> names.add(name.toString()));
        for (String name : names) {
            values(field(path, name), before.get(name), after.get(name));
        }
    }

    private static String field(String path, String name) {
        if (!PLAIN_NAME.matcher(name).matches()) {
            return path + "[\"" + name + "\"]";
        }
        return path.isEmpty() ? name : path + "." + name;
    }

    private void values(String path, @Nullable Object before, @Nullable Object after) {
        if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> now) {
            maps(path, old, now);
        } else if (before instanceof List<?> old && after instanceof List<?> now) {
            lists(path, old, now);
        } else if (!isSame(path, before, after)) {
            TextLines.of(before, after)
                    .ifPresentOrElse(
                            text -> lines(path, text), () -> changes.add(ShownValue.change(path, before, after)));
        }
    }

    private void lines(String path, TextLines text) {
        for (TextLines.Line line : text.differing()) {
            changes.add(ShownValue.change(path + " line " + line.number(), line.before(), line.after()));
        }
    }

    private void lists(String path, List<?> before, List<?> after) {
        ListPairing.by(before, after)
                .ifPresentOrElse(pairing -> named(path, pairing), () -> unnamed(path, before, after));
    }

    private void named(String path, ListPairing pairing) {
        for (ListPairing.Item item : pairing.items()) {
            values(path + "[" + item.name() + "]", item.before(), item.after());
        }
        if (pairing.isReordered()) {
            changes.add(ShownValue.change(path, pairing.namesBefore(), pairing.namesAfter()));
        }
    }

    /** Items without names pair by position; if their number differs, what is the same at both ends is left out. */
    private void unnamed(String path, List<?> before, List<?> after) {
        if (before.size() == after.size()) {
            for (int i = 0; i < before.size(); i++) {
                values(path + "[" + i + "]", before.get(i), after.get(i));
            }
            return;
        }
        int start = sameAtStart(before, after);
        int end =
                Math.min(sameAtStart(reversed(before), reversed(after)), Math.min(before.size(), after.size()) - start);
        changes.add(ShownValue.change(
                path + "[" + start + "…]",
                orNothing(before.subList(start, before.size() - end)),
                orNothing(after.subList(start, after.size() - end))));
    }

    private static int sameAtStart(List<?> before, List<?> after) {
        int same = 0;
        while (same < before.size() && same < after.size() && before.get(same).equals(after.get(same))) {
            same++;
        }
        return same;
    }

    private static List<?> reversed(List<?> list) {
        List<?> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    private static @Nullable Object orNothing(List<?> list) {
        return list.isEmpty() ? null : list;
    }

    private boolean isSame(String path, @Nullable Object before, @Nullable Object after) {
        if (before == null || after == null) {
            Object only = before == null ? after : before;
            return only == null || ApiDefaults.hold(kind, path, only);
        }
        return before.equals(after)
                || isSameNumber(before, after)
                || (OF_QUANTITIES.matcher(path).matches() && isSameQuantity(before.toString(), after.toString()));
    }

    private static boolean isSameNumber(Object before, Object after) {
        return before instanceof Number
                && after instanceof Number
                && number(before).compareTo(number(after)) == 0;
    }

    private static BigDecimal number(Object number) {
        return number instanceof Double decimal && !Double.isFinite(decimal)
                ? BigDecimal.valueOf(Double.MAX_VALUE)
                : new BigDecimal(number.toString());
    }

    private static boolean isSameQuantity(String before, String after) {
        try {
            return Quantity.parse(before).equals(Quantity.parse(after));
        } catch (InvalidValueException noQuantity) {
            return false;
        }
    }
}
