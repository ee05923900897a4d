package io.github.portfolioplatform.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The types that callers use: those that {@code pom.xml} lists. */
final class PublicApi {

    static final String ROOT = "io.github.portfolioplatform";
    static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    /** The properties of {@code pom.xml} whose names start with {@code api.}; each is a list of names. */
    private static final Pattern LIST = Pattern.compile("<(api\\.[a-z.]+)>([^<$]*)</\\1>");

    private static final Pattern NAME = Pattern.compile(Pattern.quote(ROOT) + "[\\w.]*");

    private PublicApi() {}

    /** {@return the packages and the types that are listed} */
    static Set<String> included() {
        try {
            return LIST.matcher(Files.readString(Path.of("pom.xml")))
                    .results()
                    .flatMap(list -> NAME.matcher(list.group(2)).results())
                    .map(MatchResult::group)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@return the visible types of the API, nested ones included, by name} */
    static List<Class<?>> types() {
        Set<String> included = included();
        return MAIN.stream()
                .filter(type -> isIn(included, type))
                .<Class<?>>map(JavaClass::reflect)
                .sorted((one, other) -> one.getName().compareTo(other.getName()))
                .toList();
    }

    static boolean isIn(Set<String> included, JavaClass type) {
        return isVisible(type) && (included.contains(type.getPackageName()) || included.contains(type.getName()));
    }

    private static boolean isVisible(JavaClass type) {
        return isForCallers(type.getModifiers())
                && type.getEnclosingClass().map(PublicApi::isVisible).orElse(true);
    }

    static boolean isForCallers(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }
}
