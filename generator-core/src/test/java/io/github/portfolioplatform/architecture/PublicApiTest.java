package io.github.portfolioplatform.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The public API is what {@code pom.xml} has compared with the baseline, and it is whole. */
class PublicApiTest {

    private static final String ROOT = "io.github.portfolioplatform";
    private static final Pattern INCLUDE = Pattern.compile("<include>(" + Pattern.quote(ROOT) + "[\\w.]*)</include>");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private final Set<String> included = included();

    private static Set<String> included() {
        try {
            return INCLUDE.matcher(Files.readString(Path.of("pom.xml")))
                    .results()
                    .map(result -> result.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Test
    void all_that_is_compared_is_there() {
        Set<String> names = MAIN.stream()
                .flatMap(type -> Stream.of(type.getName(), type.getPackageName()))
                .collect(Collectors.toSet());

        assertThat(included).isNotEmpty().isSubsetOf(names);
    }

    @Test
    void callers_meet_no_type_that_is_not_of_the_api() {
        List<JavaMember> members = MAIN.stream()
                .filter(this::isApi)
                .flatMap(PublicApiTest::members)
                .toList();

        assertThat(members).isNotEmpty();
        assertThat(members.stream()
                        .flatMap(member -> ours(member)
                                .filter(type -> !isApi(type))
                                .map(type -> member.getFullName() + " speaks of " + type.getName())))
                .isEmpty();
    }

    private boolean isApi(JavaClass type) {
        return isVisible(type) && (included.contains(type.getPackageName()) || included.contains(type.getName()));
    }

    private static boolean isVisible(JavaClass type) {
        return isForCallers(type.getModifiers())
                && type.getEnclosingClass().map(PublicApiTest::isVisible).orElse(true);
    }

    private static boolean isForCallers(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaMember> members(JavaClass type) {
        return type.getMembers().stream().filter(member -> isForCallers(member.getModifiers()));
    }

    /** The types of this project in the signature of a member. */
    private static Stream<JavaClass> ours(JavaMember member) {
        return types(member)
                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .map(JavaClass::getBaseComponentType)
                .filter(type -> type.getPackageName().startsWith(ROOT));
    }

    private static Stream<JavaType> types(JavaMember member) {
        if (member instanceof JavaCodeUnit unit) {
            return Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream());
        }
        return Stream.of(((JavaField) member).getType());
    }
}
