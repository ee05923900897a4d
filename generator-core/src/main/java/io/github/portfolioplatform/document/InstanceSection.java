package io.github.portfolioplatform.document;

import io.github.portfolioplatform.connection.Connection;
import io.github.portfolioplatform.engine.Dialect;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.SecretPassword;
import io.github.portfolioplatform.engine.SettingValue;
import io.github.portfolioplatform.model.Allocation;
import io.github.portfolioplatform.model.BackupTarget;
import io.github.portfolioplatform.model.Consumer;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.model.Production;
import io.github.portfolioplatform.model.Resources;
import io.github.portfolioplatform.model.Retention;
import io.github.portfolioplatform.model.SecondLogin;
import io.github.portfolioplatform.model.Security;
import io.github.portfolioplatform.model.SharedUse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What there is to know of one instance.
 *
 * @param connection how its application connects
 * @param shown how values with a password are shown
 */
record InstanceSection(Connection connection, Function<SettingValue, String> shown) {

    String text() {
        StringBuilder text = new StringBuilder("\n#### " + instance().name() + "\n\n| | |\n|---|---|\n");
        row(text, "Service name", MarkdownText.code(connection.endpoint().authority()));
        row(text, "Image", MarkdownText.code(image().toString()));
        row(text, "Database", connection.database().map(MarkdownText::code).orElse("numbered ones, without names"));
        row(text, "User", connection.user().map(MarkdownText::code).orElse("none, the password is enough"));
        row(text, "Password", password());
        rotation().ifPresent(steps -> row(text, "Rotation", steps));
        connection.trust(Dialect.URI).ifPresent(trust -> row(text, "Certificate authority", MarkdownText.prose(trust)));
        row(text, "Storage", storage());
        row(text, "Requests", resources(Allocation::requests));
        row(text, "Limits", resources(Allocation::limits));
        row(text, "Used by", users());
        row(text, "Let in", letIn());
        row(text, "Backups", backups());
        return text.append('\n')
                .append(MarkdownText.fenced("text", shown.apply(connection.uri())))
                .toString();
    }

    private static void row(StringBuilder text, String title, String value) {
        text.append("| ").append(title).append(" | ").append(value).append(" |\n");
    }

    private DatabaseInstance instance() {
        return connection.instance();
    }

    private Environment environment() {
        return connection.environment();
    }

    private ImageReference image() {
        ImageReference image = instance().image().reference();
        String registry = instance().basics().customization().imageRegistry();
        return registry == null ? image : image.pulledFrom(registry);
    }

    /** Where it is; the value itself only if the reader asked for it. */
    private String password() {
        SecretPassword password = connection.uri().password();
        String secret = "key " + MarkdownText.code(password.key()) + " of the Secret "
                + MarkdownText.code(password.secretName());
        String value = shown.apply(password).equals(password.toString())
                ? ""
                : ": " + MarkdownText.code(shown.apply(password));
        return secret + value + origin(password).map(from -> ", " + from).orElse("");
    }

    private Optional<String> origin(SecretPassword password) {
        return connection
                .storeEntry()
                .map(entry -> "made from the property " + MarkdownText.code(login()) + " of "
                        + MarkdownText.code(entry.entry()) + " in " + MarkdownText.prose(entry.store()))
                .or(() -> connection.broughtSecrets().containsKey(password.secretName())
                        ? Optional.of("which must be provided")
                        : environment().production().map(production -> "which the cluster generates"));
    }

    /** What the password of the login in use is called in a store. */
    private String login() {
        return instance().basics().security().usesSecondLogin() ? SecondLogin.PASSWORD : "app";
    }

    /** The steps in which no connection is refused. */
    private Optional<String> rotation() {
        Security security = instance().basics().security();
        String other = security.usesSecondLogin() ? "app" : SecondLogin.PASSWORD;
        String next = (security.usesSecondLogin() ? SecondLogin.PREPARED : SecondLogin.USED).id();
        String secret = security.usesSecondLogin()
                ? InstanceNames.of(environment(), instance()).credentials()
                : InstanceNames.of(environment(), instance()).credentialsOf(other);
        return security.secondLogin()
                .filter(state -> environment().posture().includes(Choice.USERS))
                .map(state -> "change the password of the other login, the property " + MarkdownText.code(other)
                        + " (Secret " + MarkdownText.code(secret) + "), run the job "
                        + MarkdownText.code(InstanceNames.of(instance()).access()) + ", write "
                        + MarkdownText.code("secondLogin: " + next) + " and apply it, then restart the application");
    }

    private String storage() {
        return instance().allocation().storage().quantity().describeBytes() + ", claim "
                + MarkdownText.code(InstanceNames.of(instance()).claim())
                + instance()
                        .basics()
                        .storageClass()
                        .map(name -> " of the class " + MarkdownText.code(name))
                        .orElse("");
    }

    private String resources(Function<Allocation, Resources> of) {
        Resources server = of.apply(instance().allocation());
        Resources all = of.apply(instance().claimed());
        return text(server) + (server.equals(all) ? "" : "; " + text(all) + " with the containers beside the server");
    }

    private static String text(Resources resources) {
        return resources.memory() + " memory, " + resources.cpu() + " CPU";
    }

    private String users() {
        return MarkdownText.prose(instance().application())
                + instance().sharedWith().stream().map(InstanceSection::shared).collect(Collectors.joining());
    }

    private static String shared(SharedUse use) {
        return "; also " + MarkdownText.prose(use.application()) + ": " + MarkdownText.prose(use.reason());
    }

    private String letIn() {
        if (!environment().posture().includes(Choice.NETWORK)) {
            return "every pod that has the password";
        }
        List<Consumer> declared = instance().basics().security().consumers();
        String consumers = declared.isEmpty()
                ? pods(connection.consumerLabel(), environment().namespace())
                : declared.stream().map(this::pods).collect(Collectors.joining("; "));
        return consumers
                + environment()
                        .production()
                        .flatMap(Production::metrics)
                        .map(scraper -> "; for metrics, " + pods(scraper.labels(), scraper.namespace()))
                        .orElse("");
    }

    private String pods(Consumer consumer) {
        return pods(
                consumer.labels().isEmpty() ? connection.consumerLabel() : consumer.labels(),
                consumer.namespace().orElse(environment().namespace()));
    }

    private static String pods(Map<String, String> labels, String namespace) {
        return (labels.isEmpty() ? "all pods" : "pods with ")
                + labels.entrySet().stream()
                        .map(label -> MarkdownText.code(label.getKey() + "=" + label.getValue()))
                        .collect(Collectors.joining(" and "))
                + " in the namespace " + MarkdownText.code(namespace);
    }

    private String backups() {
        return instance()
                .basics()
                .backup()
                .map(backup -> MarkdownText.code(backup.schedule().toString()) + " to "
                        + MarkdownText.code(backup.target().name()) + ", " + place(backup.target())
                        + "; " + kept(backup.keep()) + "; proven "
                        + MarkdownText.code(backup.verify().toString()))
                .orElse("none by itself; the commands below take them");
    }

    private static String kept(Retention keep) {
        return keep.isOfBucket()
                ? "the bucket removes old ones"
                : "the newest " + keep.last() + ", one of each of " + keep.daily() + " days and of " + keep.weekly()
                        + " weeks stay";
    }

    private static String place(BackupTarget target) {
        return target instanceof BackupTarget.S3 s3
                ? "the bucket " + MarkdownText.code(s3.bucket())
                : "the claim " + MarkdownText.code(((BackupTarget.Volume) target).claim());
    }
}
