package io.github.portfolioplatform.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Expectation;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The signatures of the API are those of {@code api/baseline.txt}, so that a review sees each one that comes, goes or changes. */
class ApiBaselineTest {

    private static final Expectation BASELINE = new Expectation(Path.of("api/baseline.txt"));

    @Test
    void the_api_is_as_reviewed() throws IOException {
        String api = PublicApi.types().stream().map(ApiBaselineTest::outline).collect(Collectors.joining("\n"));
        BASELINE.updateIfAsked(api);

        List<String> before = lines(BASELINE.text());
        List<String> now = lines(api);
        assertThat(without(before, now))
                .as("Callers lose these. CONTRIBUTING.md, \"When the public API changes\", has what to do")
                .isEmpty();
        assertThat(without(now, before))
                .as("These are new. If callers may rely on them: ./mvnw verify -Dportfolio.golden.update")
                .isEmpty();
    }

    /** Each member behind its type, because two types may have the same member. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        String type = "";
        for (String line : text.split("\n")) {
            type = line.startsWith(" ") ? type : line;
            lines.add(line.equals(type) ? line : type + " " + line.strip());
        }
        return lines;
    }

    private static List<String> without(List<String> all, List<String> some) {
        return all.stream().filter(line -> !some.contains(line)).toList();
    }

    private static String outline(Class<?> type) {
        Stream<String> members = Stream.of(
                        Arrays.stream(type.getDeclaredFields())
                                .filter(ApiBaselineTest::isForCallers)
                                .map(Field::toGenericString),
                        Arrays.stream(type.getDeclaredConstructors())
                                .filter(ApiBaselineTest::isForCallers)
                                .map(member -> member.toGenericString()),
                        Arrays.stream(type.getDeclaredMethods())
                                .filter(member -> isForCallers(member) && !isOfEveryObject(member))
                                .map(Method::toGenericString))
                .flatMap(lines -> lines)
                .map(line -> "    " + shortened(line.replace(type.getTypeName() + ".", "")) + "\n")
                .sorted();
        return header(type) + "\n" + members.collect(Collectors.joining());
    }

    private static String header(Class<?> type) {
        String above = Stream.concat(
                        Stream.ofNullable(type.getGenericSuperclass()), Arrays.stream(type.getGenericInterfaces()))
                .map(Type::getTypeName)
                .filter(name -> !name.equals("java.lang.Object"))
                .collect(Collectors.joining(", "));
        return shortened(type.toGenericString() + (above.isEmpty() ? "" : " is " + above));
    }

    private static String shortened(String signature) {
        return signature
                .replace("io.github.portfolioplatform.", "")
                .replaceAll("\\bjava\\.(?:lang|util)\\.(?=[A-Z])", "");
    }

    private static boolean isForCallers(Member member) {
        return !member.isSynthetic()
                && (Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers()));
    }

    /** All have them, and a record or enum has others that say nothing. */
    private static boolean isOfEveryObject(Method method) {
        return switch (method.getName()) {
            case "equals" -> method.getParameterCount() == 1;
            case "hashCode", "toString" -> method.getParameterCount() == 0;
            default -> false;
        };
    }
}
