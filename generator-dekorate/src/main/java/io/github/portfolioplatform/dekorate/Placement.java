package io.github.portfolioplatform.dekorate;

import io.github.portfolioplatform.connection.Connection;
import io.github.portfolioplatform.model.CertificateAuthority;
import io.github.portfolioplatform.model.Consumer;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.model.Production;
import io.github.portfolioplatform.problem.InvalidValueException;
import io.github.portfolioplatform.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Where the pods of an application must be, and which labels they need, so that an instance lets them in and they can read its Secret.
 *
 * @param namespace their namespace
 * @param labels their labels
 */
record Placement(String namespace, Map<String, String> labels) {

    /** Copies the labels. */
    Placement {
        labels = Map.copyOf(labels);
    }

    /**
     * {@return the placement that the portfolio declares for an application}
     *
     * @throws InvalidValueException if no pod of the application could start there, read its Secret and connect
     */
    static Placement of(Connection connection, Predicate<String> isApplication) {
        Environment environment = connection.environment();
        Placement beside = new Placement(environment.namespace(), connection.consumerLabel());
        if (!environment.posture().includes(Choice.NETWORK)) {
            return beside;
        }
        List<Consumer> declared = connection.instance().basics().security().consumers();
        if (declared.isEmpty()) {
            checkRoom(environment, environment.namespace());
            return beside;
        }
        Consumer consumer = declared.stream()
                .filter(found -> isApplication.test(found.name()))
                .findFirst()
                .orElseThrow(() -> notDeclared(connection, declared));
        String namespace = consumer.namespace().orElse(environment.namespace());
        checkRoom(environment, namespace);
        checkSecret(connection, consumer, namespace);
        return new Placement(namespace, consumer.labels().isEmpty() ? connection.consumerLabel() : consumer.labels());
    }

    private static InvalidValueException notDeclared(Connection connection, List<Consumer> declared) {
        return new InvalidValueException(
                "The network policy of " + connection.instance().name() + " lets in its declared consumers only: "
                        + declared.stream().map(Consumer::name).collect(Collectors.joining(", ")) + ".",
                "Declare this application under consumers of the instance in the portfolio, or write application = \"…\" if it"
                        + " is one of them under another name.");
    }

    /** The quota of a namespace that the portfolio creates is exactly what its databases need. */
    private static void checkRoom(Environment environment, String namespace) {
        if (environment.createsNamespace() && namespace.equals(environment.namespace())) {
            throw new InvalidValueException(
                    "The namespace " + namespace
                            + " is created for the databases (createNamespace: true), and its ResourceQuota has no room for"
                            + " applications.",
                    "Declare the application in the portfolio as a consumer with a namespace of its own and binding: true.");
        }
    }

    private static void checkSecret(Connection connection, Consumer consumer, String namespace) {
        Environment environment = connection.environment();
        Production production = environment.production().orElseThrow();
        if (namespace.equals(environment.namespace()) || consumer.isBound()) {
            return;
        }
        if (production.secrets().makesSecrets()) {
            throw new InvalidValueException(
                    "Pods read Secrets of their own namespace only, and " + connection.secret() + " is not in "
                            + Problem.quoted(namespace) + ".",
                    "Write binding: true for the consumer " + consumer.name() + " in the portfolio.");
        }
        Optional<CertificateAuthority> authority = production.certificateAuthority();
        if (authority.filter(CertificateAuthority.Pem.class::isInstance).isPresent()) {
            throw new InvalidValueException(
                    "The ConfigMap of the certificate authority is rendered in " + environment.namespace()
                            + " only, not in " + Problem.quoted(namespace) + ".",
                    "Declare certificateAuthority: {configMap: {name: …}} and provide the ConfigMap in both namespaces.");
        }
    }
}
