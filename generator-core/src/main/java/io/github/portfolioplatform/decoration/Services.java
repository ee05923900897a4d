package io.github.portfolioplatform.decoration;

import io.dekorate.kubernetes.decorator.Decorator;
import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;

/**
 * The services of a class path. The files that name them are looked for first: asking {@link ServiceLoader} would load their types.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/ServiceLoader.html">ServiceLoader</a>
 */
final class Services {

    private static final String FOLDER = "META-INF/services/";
    private static final String OURS = FOLDER + "io.github.portfolioplatform.decoration.Decoration";
    private static final String DEKORATES = FOLDER + "io.dekorate.kubernetes.decorator.Decorator";

    private final ClassPath classPath;

    Services(ClassLoader loader) {
        this.classPath = new ClassPath(loader);
    }

    boolean isEmpty() {
        return !classPath.has(OURS) && !classPath.has(DEKORATES);
    }

    List<Decoration> decorations() {
        List<Decoration> found = new ArrayList<>();
        if (classPath.has(OURS)) {
            found.addAll(loaded(OURS, Services::ours));
        }
        if (classPath.has(DEKORATES)) {
            found.addAll(loaded(DEKORATES, Services::dekorates));
        }
        return found;
    }

    private static List<Decoration> ours(ClassLoader loader) {
        return ServiceLoader.load(Decoration.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** Each provider makes a new decorator whenever it is asked. */
    @SuppressWarnings("rawtypes")
    private static List<Decoration> dekorates(ClassLoader loader) {
        List<Decoration> found = new ArrayList<>();
        for (ServiceLoader.Provider<Decorator> provider :
                ServiceLoader.load(Decorator.class, loader).stream().toList()) {
            found.add((environment, instance) ->
                    List.of(new Code(environment, instance).<Decorator<?>>run(provider.type(), provider::get)));
        }
        return found;
    }

    /** What {@link ServiceLoader} says behind the name of the service, which is that of the file. */
    private static String reason(Error broken) {
        String message = String.valueOf(broken.getMessage());
        return message.substring(message.indexOf(": ") + 1).strip();
    }

    private List<Decoration> loaded(String file, Function<ClassLoader, List<Decoration>> loading) {
        try {
            return loading.apply(classPath.loader());
        } catch (ServiceConfigurationError | LinkageError broken) {
            throw new PortfolioException(
                    List.of(new Problem(
                            "decorations-are-loaded",
                            new Place.InFile(file, 1, 1),
                            "A service cannot be loaded: " + Problem.quoted(reason(broken)) + ".",
                            "Name classes with a public constructor without parameters, and put what they need on the "
                                    + "class path: io.dekorate:dekorate-core is not there by itself.")),
                    broken);
        }
    }
}
