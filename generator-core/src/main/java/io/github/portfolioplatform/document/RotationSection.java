package io.github.portfolioplatform.document;

import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.Rotation;
import io.github.portfolioplatform.engine.Rotation.Login;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.BackupTarget;
import io.github.portfolioplatform.model.CertificateAuthority;
import io.github.portfolioplatform.model.CertificateSource;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.model.Production;
import io.github.portfolioplatform.model.SecretSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How passwords, certificates and keys of production are replaced while servers run, and how long each party takes to follow. */
final class RotationSection {

    /** Stands for each instance, as in the rules of the engines. */
    private static final String ANY = "<name>";

    private static final String STEPS = """

            ## Rotation

            Any password may change, and all of them at once. Nothing in this folder changes, and open connections stay. Without any command, each
            server has the new passwords after 2 hours and 15 minutes at most.

            """;

    private final Environment environment;
    private final Production production;
    private final InstanceNames names;

    private RotationSection(Environment environment, Production production) {
        this.environment = environment;
        this.production = production;
        Optional<String> existing = production.secrets() instanceof SecretSource.Existing secrets
                ? Optional.of(environment.filled(secrets.name(), ANY))
                : Optional.empty();
        this.names = new InstanceNames(ANY, existing, Optional.empty());
    }

    /** {@return the section; empty where servers have one password each, which only the first start reads} */
    static String of(Environment environment) {
        return environment
                .production()
                .filter(production -> environment.posture().includes(Choice.USERS))
                .map(production -> new RotationSection(environment, production).text())
                .orElse("");
    }

    private String text() {
        Map<Engine, DatabaseServer> servers = DatabaseEngines.inOrder();
        for (DatabaseInstance instance : environment.instances()) {
            servers.merge(
                    instance.engine(), DatabaseEngines.server(environment, instance), RotationSection::withMoreLogins);
        }
        StringBuilder text = new StringBuilder(STEPS).append(steps());
        servers.forEach(
                (engine, server) -> text.append(engine(engine, server.rotation().orElseThrow())));
        return text.append(certificates(servers)).append(keysOfBuckets()).toString();
    }

    /** Some instances of an engine may have a login that others do not have. */
    private static DatabaseServer withMoreLogins(DatabaseServer one, DatabaseServer other) {
        return logins(other) > logins(one) ? other : one;
    }

    private static int logins(DatabaseServer server) {
        return server.rotation().map(rotation -> rotation.logins().size()).orElse(0);
    }

    private String steps() {
        List<String> steps = List.of(
                "**Change** " + MarkdownText.prose(change()),
                "**Secrets.** " + MarkdownText.prose(secrets()),
                "**Files.** The kubelet updates the files of a changed Secret in running pods within 2 minutes. It does not update environment"
                        + " variables.",
                "**Servers** follow as described below.",
                "**Clients** that read the password from an environment variable, or only when they start, need a restart, after the server has"
                        + " the new password.");
        return steps.stream().map(step -> "1. " + step + "\n").collect(Collectors.joining());
    }

    private String change() {
        SecretSource source = production.secrets();
        if (source instanceof SecretSource.ExternalStore store) {
            return "the properties in the entry of the instance: " + filled(store.key()) + " in the "
                    + store.kind().resource() + " " + store.store() + ".";
        } else if (source instanceof SecretSource.VaultOperator vault) {
            return "the properties in the entry of the instance: " + filled(vault.path()) + " of Vault, mounted at "
                    + vault.mount() + ".";
        } else if (source instanceof SecretSource.Generated) {
            return "all passwords of an instance at once: 'kubectl delete externalsecret,secret -n "
                    + environment.namespace() + " " + names.credentialsOf("passwords")
                    + "', and apply this folder again. The cluster"
                    + " generates new ones. Users of later versions have Secrets of their own, such as "
                    + names.credentialsOf("passwords-restore") + ".";
        }
        return "the Secrets in the table of the engine. The values of a Secret that contain a password must all have the new one: the"
                + " password and the uri.";
    }

    private String filled(String pattern) {
        return environment.filled(pattern, ANY);
    }

    private String secrets() {
        SecretSource source = production.secrets();
        if (!source.makesSecrets()) {
            return "They have the new values at once, or when the controller that decrypts them has run.";
        }
        return source instanceof SecretSource.VaultOperator
                ? "The Vault Secrets Operator updates them within 1 hour."
                : "The External Secrets Operator updates them within 1 hour, or at once: 'kubectl annotate externalsecret -n "
                        + environment.namespace() + " -l app=" + ANY + " force-sync=$(date +%s) --overwrite'.";
    }

    private String engine(Engine engine, Rotation rotation) {
        StringBuilder text = new StringBuilder("\n### Rotation of " + engine.displayName() + "\n\n"
                + "| Property | Password of | Used by | Secret |\n|---|---|---|---|\n");
        for (Login login : rotation.logins()) {
            text.append("| ")
                    .append(MarkdownText.code(login.property()))
                    .append(" | ")
                    .append(MarkdownText.code(login.user()))
                    .append(" | ")
                    .append(MarkdownText.prose(login.use()))
                    .append(" | ")
                    .append(MarkdownText.code(secret(login)))
                    .append(" |\n");
        }
        return text.append('\n').append(bullets(rotation.rules())).toString();
    }

    private String secret(Login login) {
        return login.secret().equals("app") ? names.credentials() : names.credentialsOf(login.secret());
    }

    private static String bullets(List<String> sentences) {
        return sentences.stream()
                .map(sentence -> "- " + MarkdownText.prose(sentence) + "\n")
                .collect(Collectors.joining());
    }

    private String certificates(Map<Engine, DatabaseServer> servers) {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                production.certificates() instanceof CertificateSource.Issuer
                        ? "cert-manager renews each certificate before it ends."
                        : "Replace the Secret of a certificate before the certificate ends.");
        servers.forEach((engine, server) -> sentences.add(
                server.accessJob().isEmpty()
                        ? engine.displayName()
                                + " follows within seconds after the files in its pod, also to a new certificate authority."
                        : engine.displayName() + " follows with the next run of the CronJob " + names.access()
                                + ", within 1 hour. A new certificate authority needs a restart of its pod."));
        sentences.add("To change the certificate authority, let the clients trust the new one beside the old one"
                + authority() + "; then change the certificates; then take the old one from the clients.");
        return "\n### Rotation of certificates\n\n" + bullets(sentences);
    }

    private String authority() {
        return production
                .certificateAuthority()
                .map(authority -> authority instanceof CertificateAuthority.ConfigMap map
                        ? ", in the ConfigMap " + map.name()
                        : ", as 'pem:' below 'certificateAuthority:' in the portfolio")
                .orElse("");
    }

    private String keysOfBuckets() {
        String secrets = environment.instances().stream()
                .flatMap(instance -> instance.basics().backup().stream())
                .map(backup -> backup.target())
                .filter(BackupTarget.S3.class::isInstance)
                .map(BackupTarget.S3.class::cast)
                .filter(bucket -> bucket.access().role().isEmpty())
                .map(bucket -> bucket.secretOf(ANY))
                .distinct()
                .collect(Collectors.joining(" and "));
        return secrets.isEmpty()
                ? ""
                : "\n### Rotation of keys of buckets\n\n"
                        + bullets(List.of(
                                "Create new keys beside the old ones, and replace "
                                        + String.join(" and ", BackupTarget.S3.KEYS) + " of " + secrets
                                        + " where the passwords are replaced.",
                                "Each job reads the keys when it starts. Delete the old keys when the Secret has the new ones, and all jobs have"
                                        + " ended that started before."));
    }
}
