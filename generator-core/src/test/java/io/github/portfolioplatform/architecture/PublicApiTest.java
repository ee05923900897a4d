package io.github.portfolioplatform.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The public API is what {@code pom.xml} lists, and it is whole. */
class PublicApiTest {

    private final Set<String> included = PublicApi.included();

    @Test
    void all_that_is_listed_is_there() {
        Set<String> names = PublicApi.MAIN.stream()
                .flatMap(type -> Stream.of(type.getName(), type.getPackageName()))
                .collect(Collectors.toSet());

        assertThat(included).isNotEmpty().isSubsetOf(names);
    }

    @Test
    void callers_meet_no_type_that_is_not_of_the_api() {
        List<JavaMember> members = PublicApi.MAIN.stream()
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
        return PublicApi.isIn(included, type);
    }

    private static Stream<JavaMember> members(JavaClass type) {
        return type.getMembers().stream().filter(member -> PublicApi.isForCallers(member.getModifiers()));
    }

    /** The types of this project in the signature of a member. */
    private static Stream<JavaClass> ours(JavaMember member) {
        return types(member)
                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .map(JavaClass::getBaseComponentType)
                .filter(type -> type.getPackageName().startsWith(PublicApi.ROOT));
    }

    private static Stream<JavaType> types(JavaMember member) {
        if (member instanceof JavaCodeUnit unit) {
            return Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream());
        }
        return Stream.of(((JavaField) member).getType());
    }
}
