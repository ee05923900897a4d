package io.github.portfolioplatform.document;

import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.AuditLevel;
import io.github.portfolioplatform.model.Backup;
import io.github.portfolioplatform.model.BackupTarget;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.model.Production;
import io.github.portfolioplatform.model.SecretSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is done for the security of an environment and what is open, as far as the portfolio tells; of the rest of the cluster it knows nothing. */
final class PostureSection {

    private static final String STORE = "`secrets: {externalSecrets: {store: …}}`";
    private static final String PROVIDED = "The Secrets are provided, and the portfolio does not say from where. ";
    private static final String IN_PRODUCTION = "In an environment with `profile: production`, ";
    private static final int MOST_SHOWN = 8;

    private final Environment environment;
    private final Optional<Production> production;

    /** One line of the list. */
    private record Item(boolean isDone, String text) {

        static Item done(String text) {
            return new Item(true, text);
        }

        static Item open(String text) {
            return new Item(false, text);
        }
    }

    private PostureSection(Environment environment) {
        this.environment = environment;
        this.production = environment.production();
    }

    static String of(Environment environment) {
        return new PostureSection(environment).text();
    }

    private String text() {
        Map<String, Item> items = new LinkedHashMap<>();
        items.put("Passwords come from a store of secrets", secrets());
        items.put("Connections are encrypted", encryption());
        items.put("Users have the rights that they need", users());
        items.put("The network admits only known clients", network());
        items.put("Copies outlive a stolen key", copies());
        items.put("Servers keep an audit log", audit());
        items.put("Images are pinned, and patched on purpose", images());
        StringBuilder text =
                new StringBuilder("\n## Security\n\n| Recommendation | State | Details |\n|---|---|---|\n");
        items.forEach((title, item) -> text.append("| ")
                .append(title)
                .append(item.isDone() ? " | **done** | " : " | **open** | ")
                .append(item.text())
                .append(" |\n"));
        return text.toString();
    }

    private Item secrets() {
        if (!environment.posture().includes(Choice.SECRET_SOURCE)) {
            boolean inFiles = environment.instances().stream()
                    .anyMatch(instance -> instance.password().isPresent());
            return Item.open((inFiles ? "Passwords stand in the files of this folder. " : PROVIDED) + IN_PRODUCTION
                    + "name a store: " + STORE + ".");
        }
        SecretSource source = production.orElseThrow().secrets();
        if (source instanceof SecretSource.ExternalStore store) {
            return Item.done("From the " + store.kind().resource() + " " + MarkdownText.code(store.store())
                    + ", by the External Secrets Operator. No file has one.");
        } else if (source instanceof SecretSource.VaultOperator vault) {
            return Item.done("From HashiCorp Vault, mounted at " + MarkdownText.code(vault.mount())
                    + ", by its own operator. No file has one.");
        }
        String instead = source.makesSecrets() ? "The cluster generates them and has the only copy." : PROVIDED.strip();
        return Item.open("No file has one. " + instead + " Name a store: " + STORE + ".");
    }

    private Item encryption() {
        return environment.posture().includes(Choice.TLS)
                ? Item.done("Servers speak TLS alone, and clients are told to check the certificate.")
                : Item.open("Connections are plain. " + IN_PRODUCTION
                        + "`certificates: {certManager: {issuer: …}}` is where certificates come from.");
    }

    private Item users() {
        return environment.posture().includes(Choice.USERS)
                ? Item.done(sentences(Stream.concat(
                        Stream.of(
                                "The application, metrics and backups are users of their own; none of them is a superuser or root."),
                        ofEngines(DatabaseEngine::administrator))))
                : Item.open(sentences(Stream.concat(
                        ofEngines(engine -> Optional.of(engine.rightsOfApplication())),
                        Stream.of(IN_PRODUCTION + "each purpose has a user of its own."))));
    }

    /** What is true of the engines that have instances. */
    private Stream<String> ofEngines(Function<DatabaseEngine, Optional<String>> sentence) {
        return DatabaseEngines.inOrder(environment.totals().byEngine()).keySet().stream()
                .flatMap(engine -> sentence.apply(DatabaseEngines.of(engine)).stream());
    }

    private static String sentences(Stream<String> sentences) {
        return sentences.collect(Collectors.joining(" "));
    }

    private Item network() {
        return environment.posture().includes(Choice.NETWORK)
                ? Item.done(
                        "Each pod has a policy; the section of an instance lists its clients. The network of the cluster must enforce policies.")
                : Item.open("Any pod of the cluster can connect to the servers. " + IN_PRODUCTION
                        + "`consumers:` of an instance lists its clients.");
    }

    private Item copies() {
        List<DatabaseInstance> all = environment.instances();
        List<String> unprotected = all.stream()
                .filter(instance -> instance.basics()
                        .backup()
                        .filter(PostureSection::isLocked)
                        .isEmpty())
                .map(instance -> MarkdownText.code(instance.name()))
                .toList();
        if (unprotected.isEmpty()) {
            return Item.done(
                    "The jobs of backups need no right to delete. Versioning and object lock are set in the bucket:"
                            + " the commands are in its section.");
        }
        String which = unprotected.size() == all.size()
                ? "No instance has copies that its own jobs cannot delete. "
                : "Without copies that its own jobs cannot delete: "
                        + unprotected.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "))
                        + (unprotected.size() > MOST_SHOWN ? " and " + (unprotected.size() - MOST_SHOWN) + " more" : "")
                        + ". ";
        return Item.open(which + "Write `backup: {keep: {by: bucket}}`, to a bucket with object lock.");
    }

    private static boolean isLocked(Backup backup) {
        return backup.target() instanceof BackupTarget.S3 && backup.keep().isOfBucket();
    }

    private Item audit() {
        if (!environment.posture().includes(Choice.AUDIT)) {
            return Item.open(
                    "Servers log only what they log by default. " + IN_PRODUCTION + "`audit:` sets the level.");
        }
        Map<AuditLevel, List<String>> levels = environment.instances().stream()
                .collect(Collectors.groupingBy(
                        instance -> instance.basics().security().audit(),
                        TreeMap::new,
                        Collectors.mapping(instance -> instance.engine().displayName(), Collectors.toList())));
        String text = levels.entrySet().stream()
                .map(level -> MarkdownText.code(level.getKey().id()) + ": "
                        + Counted.of(level.getValue().size(), "instance", "instances") + " of "
                        + level.getValue().stream().distinct().collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
        return levels.containsKey(AuditLevel.NONE)
                ? Item.open("Levels: " + text + ". Take `audit: none` away.")
                : Item.done("Levels: " + text + ". Reading and writing of data is not logged.");
    }

    private Item images() {
        List<DatabaseInstance> unpinned = environment.instances().stream()
                .filter(instance -> !PodImages.unpinned(instance).isEmpty())
                .toList();
        if (unpinned.isEmpty()) {
            return Item.done(
                    "Each image that the portfolio names has a digest, so that a patch is a change of the portfolio. Newer images are not looked for.");
        }
        // Without the images, so that no two changes of images meet in this line.
        String some = unpinned.size() == environment.instances().size()
                ? "all instances"
                : unpinned.stream()
                                .limit(MOST_SHOWN)
                                .map(instance -> MarkdownText.code(instance.name()))
                                .collect(Collectors.joining(", "))
                        + (unpinned.size() > MOST_SHOWN ? " and " + (unpinned.size() - MOST_SHOWN) + " more" : "");
        return Item.open("Without a digest are images of " + some
                + ". Write `image:` with one, as `docker buildx imagetools inspect` shows it.");
    }
}
