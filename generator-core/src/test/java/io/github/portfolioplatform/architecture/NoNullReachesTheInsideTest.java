package io.github.portfolioplatform.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever takes an argument refuses null at once, and names the argument. */
class NoNullReachesTheInsideTest {

    /** Their contracts are those of the JDK. */
    private static final Set<String> OF_THE_JDK = Set.of("equals", "compareTo", "valueOf");

    private final Samples samples = new Samples();

    @Test
    void each_argument_is_refused_by_its_name() {
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (Class<?> type : PublicApi.types()) {
            for (Executable code : codeOf(type)) {
                for (int i = 0; i < code.getParameterCount(); i++) {
                    if (isRequired(code.getParameters()[i])) {
                        tried++;
                        outcome(type, code, i).ifPresent(wrong::add);
                    }
                }
            }
        }

        assertThat(tried).isGreaterThan(400);
        assertThat(wrong).isEmpty();
    }

    private static List<Executable> codeOf(Class<?> type) {
        return Stream.<Executable>concat(constructors(type), Stream.of(type.getMethods()))
                .filter(code -> code.getDeclaringClass() == type || isInherited(code, type))
                .filter(code -> !code.isSynthetic() && !OF_THE_JDK.contains(code.getName()))
                .filter(code -> !Modifier.isAbstract(code.getModifiers()))
                .toList();
    }

    private static Stream<Executable> constructors(Class<?> type) {
        return Modifier.isAbstract(type.getModifiers()) ? Stream.of() : Stream.of(type.getConstructors());
    }

    /** What an abstract class of the API declares is tried in those that extend it. */
    private static boolean isInherited(Executable code, Class<?> type) {
        Class<?> declaring = code.getDeclaringClass();
        return declaring.isAssignableFrom(type)
                && declaring.getName().startsWith(PublicApi.ROOT)
                && !declaring.isInterface();
    }

    private static boolean isRequired(Parameter parameter) {
        return !parameter.getType().isPrimitive()
                && !parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private Optional<String> outcome(Class<?> type, Executable code, int index) {
        String where = code.getDeclaringClass().getName() + "|" + code.getName() + "|"
                + code.getParameters()[index].getName() + "|"
                + Stream.of(code.getParameterTypes()).map(Class::getSimpleName).toList();
        Optional<Object[]> arguments = samples.of(code.getParameters());
        Optional<Object> receiver = isStatic(code) ? Optional.of(type) : samples.of(type);
        if (arguments.isEmpty() || receiver.isEmpty()) {
            return Optional.of(where + "|no sample");
        }
        arguments.get()[index] = null;
        Throwable thrown = thrownBy(code, receiver.get(), arguments.get());
        boolean named = thrown instanceof NullPointerException
                && code.getParameters()[index].getName().equals(thrown.getMessage());
        return named ? Optional.empty() : Optional.of(where + "|" + thrown);
    }

    private static boolean isStatic(Executable code) {
        return !(code instanceof Method) || Modifier.isStatic(code.getModifiers());
    }

    private static @Nullable Throwable thrownBy(Executable code, Object receiver, Object[] arguments) {
        try {
            if (code instanceof Method method) {
                method.invoke(receiver, arguments);
            } else {
                ((Constructor<?>) code).newInstance(arguments);
            }
            return null;
        } catch (InvocationTargetException thrown) {
            return thrown.getCause();
        } catch (ReflectiveOperationException impossible) {
            return impossible;
        }
    }
}
