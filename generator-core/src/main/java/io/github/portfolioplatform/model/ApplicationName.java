package io.github.portfolioplatform.model;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Compares the names of applications as people and as Kubernetes write them: {@code Code Talk}, {@code code-talk}. Only letters and digits count. */
final class ApplicationName {

    private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{N}]+");

    private ApplicationName() {}

    /** {@return the application of that name} */
    static Optional<String> find(String name, List<String> applications) {
        return longest(applications, application -> isSame(name, application));
    }

    /** {@return the longest application whose name is the text, or its beginning up to a separator} */
    static Optional<String> startOf(String text, List<String> applications) {
        return longest(applications, application -> isSame(text, application) || starts(text, application));
    }

    /** {@return the longest application of whose name the text is some words in a row: {@code talk} of {@code Code Talk}} */
    static Optional<String> withPart(String text, List<String> applications) {
        List<String> part = words(text);
        return longest(
                applications,
                application -> !part.isEmpty() && Collections.indexOfSubList(words(application), part) >= 0);
    }

    private static List<String> words(String name) {
        return SEPARATOR
                .splitAsStream(name.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Optional<String> longest(List<String> applications, Predicate<String> matching) {
        return applications.stream()
                .filter(matching)
                .max(Comparator.comparingInt(application -> plain(application).length()));
    }

    private static boolean isSame(String some, String other) {
        String plain = plain(some);
        return some.equals(other) || (!plain.isEmpty() && plain.equals(plain(other)));
    }

    private static boolean starts(String text, String application) {
        String plain = plain(application);
        StringBuilder beginning = new StringBuilder();
        for (String word : SEPARATOR.split(text.toLowerCase(Locale.ROOT), -1)) {
            beginning.append(word);
            if (!plain.isEmpty() && beginning.toString().equals(plain)) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String name) {
        return SEPARATOR.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /** {@return the name as a label of Kubernetes; empty if it has no such letters} */
    static Optional<String> asKey(String name) {
        String key = String.join("-", words(name));
        return Optional.of(key).filter(Name.NAMESPACE::accepts);
    }
}
