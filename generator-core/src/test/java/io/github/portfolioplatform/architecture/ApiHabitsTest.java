package io.github.portfolioplatform.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.SecretPassword;
import io.github.portfolioplatform.engine.Setting;
import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.engine.valkey.Valkey;
import io.github.portfolioplatform.problem.CheckReturnValue;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What callers learn on one type of the API holds on all of them. */
class ApiHabitsTest {

    /** What a client needs of an endpoint is about to change with the backends, and these with it. */
    private static final Set<Class<?>> OF_CLIENTS =
            Set.of(Endpoint.class, Redis.class, SecretPassword.class, Setting.class, Valkey.class);

    @Test
    void a_value_whose_methods_return_another_value_says_that_the_result_counts() {
        assertThat(PublicApi.types().stream()
                        .filter(type -> !isBuilder(type) && !OF_CLIENTS.contains(type))
                        .filter(type -> methods(type).anyMatch(ApiHabitsTest::returnsTheSameType)))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type.isAnnotationPresent(CheckReturnValue.class)
                                || methods(type)
                                        .filter(ApiHabitsTest::returnsTheSameType)
                                        .allMatch(method -> method.isAnnotationPresent(CheckReturnValue.class)))
                        .as(type.getName())
                        .isTrue());
    }

    @Test
    void a_builder_may_be_called_without_using_the_result() {
        assertThat(PublicApi.types().stream().filter(ApiHabitsTest::isBuilder))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type.isAnnotationPresent(CheckReturnValue.class))
                        .isFalse());
    }

    @Test
    void nothing_is_called_with_true_or_false() {
        assertThat(api().flatMap(type -> Stream.concat(methods(type), constructors(type)))
                        .filter(call -> Arrays.asList(call.getParameterTypes()).contains(boolean.class))
                        .map(Executable::toString))
                .isEmpty();
    }

    @Test
    void no_record_has_an_optional_component() {
        assertThat(api().filter(Class::isRecord)
                        .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                        .filter(component -> component.getType() == Optional.class)
                        .map(RecordComponent::toString))
                .isEmpty();
    }

    @Test
    void the_text_of_a_value_is_read_by_parse() {
        assertThat(api().flatMap(ApiHabitsTest::methods)
                        .filter(method -> method.getName().equals("parse")))
                .isNotEmpty()
                .allSatisfy(parse -> {
                    assertThat(parse.getParameterTypes()).containsExactly(String.class);
                    assertThat(parse.getReturnType()).isEqualTo(parse.getDeclaringClass());
                    assertThat(constructors(parse.getDeclaringClass())
                                    .flatMap(each -> Arrays.stream(each.getParameterTypes())))
                            .as("constructors of %s", parse.getDeclaringClass())
                            .doesNotContain(String.class);
                });
    }

    @Test
    void a_builder_is_made_by_its_type() {
        assertThat(api().filter(type -> isBuilder(type) && !Modifier.isAbstract(type.getModifiers())))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(constructors(type)).isEmpty());
    }

    private static Stream<Class<?>> api() {
        return PublicApi.types().stream().filter(type -> !OF_CLIENTS.contains(type));
    }

    private static boolean isBuilder(Class<?> type) {
        return type.getSimpleName().endsWith("Builder");
    }

    private static boolean returnsTheSameType(Method method) {
        return !Modifier.isStatic(method.getModifiers()) && method.getReturnType() == method.getDeclaringClass();
    }

    private static Stream<Method> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> isForCallers(method)
                        && !method.isSynthetic()
                        && !method.getName().equals("equals"));
    }

    private static Stream<Executable> constructors(Class<?> type) {
        return Arrays.<Executable>stream(type.getDeclaredConstructors()).filter(ApiHabitsTest::isForCallers);
    }

    private static boolean isForCallers(Executable member) {
        return Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers());
    }
}
