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
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The types that callers use: those that {@code pom.xml} has compared with the baseline. */
final class PublicApi {

    static final String ROOT = "io.github.portfolioplatform";
    static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static final Pattern INCLUDE = Pattern.compile("<include>(" + Pattern.quote(ROOT) + "[\\w.]*)</include>");

    private PublicApi() {}

    /** {@return the packages and the types that are compared} */
    static Set<String> included() {
        try {
            return INCLUDE.matcher(Files.readString(Path.of("pom.xml")))
                    .results()
                    .map(result -> result.group(1))
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
