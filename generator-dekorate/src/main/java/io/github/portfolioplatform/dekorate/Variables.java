package io.github.portfolioplatform.dekorate;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.github.portfolioplatform.connection.Connection;
import io.github.portfolioplatform.engine.ConnectionUri;
import io.github.portfolioplatform.engine.Dialect;
import io.github.portfolioplatform.engine.PlainValue;
import io.github.portfolioplatform.engine.SecretPassword;
import io.github.portfolioplatform.engine.Setting;
import io.github.portfolioplatform.engine.SettingValue;
import io.github.portfolioplatform.problem.InvalidValueException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings of a connection as variables of a container. No password is among them: it is taken from its Secret, also inside a URL, into
 * which Kubernetes puts it with {@code $(NAME)}, which sees only variables that stand before.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/">Kubernetes:
 *     dependent environment variables</a>
 */
record Variables(Connection connection, String prefix, boolean urlSafePassword) {

    private static final String REMEDY = "Take the dialect VARIABLES, in which the password stands alone";

    /**
     * The variables in the order in which they must stand.
     *
     * @throws InvalidValueException if the engine does not have the dialect, or a password would break a URL
     */
    List<EnvVar> in(Dialect dialect) {
        if (!dialects().contains(dialect)) {
            throw new InvalidValueException(
                    connection.instance().engine().displayName() + " has no variables for " + dialect + ".",
                    "For " + connection.instance().name() + " there are "
                            + dialects().stream().map(Dialect::name).collect(Collectors.joining(", ")) + ".");
        }
        return connection.in(dialect).stream().flatMap(this::variables).toList();
    }

    /** The entries of a binding Secret have names such as PORT, which mean something else to applications. */
    private List<Dialect> dialects() {
        return connection.dialects().stream()
                .filter(dialect -> dialect != Dialect.SERVICE_BINDING)
                .toList();
    }

    private Stream<EnvVar> variables(Setting setting) {
        String name = setting.ofProcess() ? setting.variable() : prefix + setting.variable();
        SettingValue value = setting.value();
        if (value instanceof ConnectionUri uri) {
            String password = name + "_PASSWORD";
            return Stream.of(reference(password, uri.password()), plain(name, composed(uri, name, password)));
        } else if (value instanceof SecretPassword password) {
            return Stream.of(reference(name, password));
        }
        return Stream.of(plain(name, ((PlainValue) value).text()));
    }

    private String composed(ConnectionUri uri, String name, String password) {
        Optional<Boolean> safe =
                uri.password().known().map(known -> uri.reveal().equals(uri.before() + known.reveal() + uri.after()));
        String instance = connection.instance().name();
        if (!safe.orElse(true)) {
            throw new InvalidValueException(
                    "The password of " + instance
                            + " has characters that a URL must encode, and Kubernetes puts it into " + name
                            + " as it is.",
                    REMEDY + ", or give the instance a password of letters, digits and -._~ alone.");
        }
        if (safe.isEmpty() && !urlSafePassword) {
            throw new InvalidValueException(
                    "Nobody knows here whether the password of " + instance
                            + " has characters that a URL must encode, and Kubernetes puts it into " + name
                            + " as it is.",
                    REMEDY + ", or promise letters, digits and -._~ alone with urlSafePassword = true.");
        }
        return uri.before() + "$(" + password + ")" + uri.after();
    }

    private static EnvVar plain(String name, String value) {
        return new EnvVarBuilder().withName(name).withValue(value).build();
    }

    private static EnvVar reference(String name, SecretPassword password) {
        return new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewSecretKeyRef()
                .withName(password.secretName())
                .withKey(password.key())
                .endSecretKeyRef()
                .endValueFrom()
                .build();
    }
}
