package io.github.portfolioplatform.decoration;

import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Password;
import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import java.util.List;
import java.util.function.Supplier;

/** Runs what others wrote for an instance. Whatever it throws becomes a problem that names it. */
record Code(Environment environment, DatabaseInstance instance) {

    private static final String LAMBDA = "$$Lambda";

    <T> T run(Class<?> written, Supplier<T> call) {
        try {
            return call.get();
        } catch (LinkageError missing) {
            throw failure(written, "It needs what is not on the class path: ", missing, remedy(missing));
        } catch (PortfolioException told) {
            throw told;
        } catch (OutOfMemoryError | InternalError ofTheMachine) {
            throw ofTheMachine;
        } catch (Throwable broken) {
            if (broken instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            // Assertions and endless recursions are errors, and other languages throw checked exceptions from here.
            throw broken(written, broken);
        }
    }

    private PortfolioException broken(Class<?> written, Throwable broken) {
        return failure(
                written, "It fails with ", broken, "Correct it, or limit it to the instances that it can decorate.");
    }

    private PortfolioException failure(Class<?> written, String what, Throwable thrown, String fix) {
        Problem problem = new Problem("decorators-work", place(written), what + text(thrown) + ".", fix);
        return new PortfolioException(List.of(problem), thrown);
    }

    Place place(Class<?> written) {
        return place(nameOf(written));
    }

    Place place(String written) {
        return new Place.InDecorator(written, instance.name(), environment.name());
    }

    /** The name of a lambda differs from run to run behind that of the class it is written in. */
    static String nameOf(Class<?> written) {
        if (written == PortfolioDecoration.class) {
            return PortfolioDecoration.NAME;
        }
        String name = written.getName();
        int lambda = name.indexOf(LAMBDA);
        return lambda < 0 ? name : name.substring(0, lambda);
    }

    private String text(Throwable thrown) {
        String type = thrown.getClass().getName();
        String message = thrown.getMessage();
        return message == null ? type : type + ": " + Problem.quoted(masked(message));
    }

    /** Decorators see the credentials, and may say them in their messages. */
    private String masked(String message) {
        return instance.password()
                .map(password -> message.replace(password.reveal(), Password.MASK))
                .orElse(message);
    }

    /** Dekorate 4.1 was built with another version of the Kubernetes model, which differs in the constructors of these two. */
    private static String remedy(LinkageError missing) {
        String message = String.valueOf(missing.getMessage());
        if (message.startsWith("io/dekorate/")) {
            return "Put io.dekorate:dekorate-core on the class path, without its dependencies.";
        }
        return message.contains("HTTPGetAction") || message.contains("GRPCAction")
                ? "Dekorate's http and grpc probes do not fit the Kubernetes model of this version: "
                        + "use exec or tcp probes, or set the probe in a decorator of your own."
                : "Put it on the class path, beside the decorator.";
    }
}
