package io.github.portfolioplatform.values;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes values from examples: some of them valid, most of them near the border. The same seed makes the same values. */
final class Values {

    private static final String ANY_KIND =
            "abzAZ09._-/:@+*,#?%$&'\"<>(){}[]|~^!=;\\ \t\n\u00e4\u0000\u007f\u2028\u0660 ex10:/.-xyKMGimnuE";
    private static final int MOST_STEPS = 4;

    private final Random random;
    private final List<String> examples;
    /** What is said in examples is tried in other places, too. */
    private final String alphabet;

    Values(Kind kind, long seed) {
        this.random = new Random(seed + kind.ordinal());
        this.examples = kind.examples();
        this.alphabet = examples.stream()
                .collect(Collectors.joining())
                .chars()
                .distinct()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** {@return so many different values} */
    List<String> some(int number) {
        Set<String> values = new LinkedHashSet<>(examples);
        while (values.size() < number) {
            values.add(value());
        }
        return new ArrayList<>(values);
    }

    private String value() {
        String value = pick(examples);
        int steps = random.nextInt(MOST_STEPS + 1);
        for (int i = 0; i < steps; i++) {
            value = changed(value);
        }
        return value;
    }

    private String changed(String value) {
        int from = random.nextInt(value.length() + 1);
        int to = Math.min(value.length(), from + 1 + random.nextInt(3));
        String head = value.substring(0, from);
        return switch (random.nextInt(8)) {
            case 0, 1 -> head + character() + value.substring(from);
            case 2 -> head + value.substring(to);
            case 3, 4 -> head + character() + value.substring(Math.min(value.length(), from + 1));
            case 5 -> head + pick(examples);
            case 6 -> head + value.substring(from, to).repeat(1 + random.nextInt(3)) + value.substring(from);
            default -> head + random.nextInt(random.nextBoolean() ? 10 : 70_000) + value.substring(to);
        };
    }

    private char character() {
        String from = random.nextInt(4) == 0 || alphabet.isEmpty() ? ANY_KIND : alphabet;
        return from.charAt(random.nextInt(from.length()));
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
