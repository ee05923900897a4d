package io.github.portfolioplatform.spec;

import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.AuditLevel;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.ImageContract;
import io.github.portfolioplatform.model.SecondLogin;
import io.github.portfolioplatform.spec.SpecNode.Mapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping of the spec: the keys it may have. The reader refuses every other key, and the published JSON Schema is generated from
 * the same keys, so that the two cannot part.
 *
 * @param title what the mapping is, for messages: "an instance of Redis"
 * @param keys the keys, in the order in which people write them
 * @param isChoice whether exactly one of them is written
 */
record Shape(String title, List<Key> keys, boolean isChoice) {

    Shape(String title, List<Key> keys) {
        this(title, keys, false);
    }

    static final String PRUNING_ALLOWED = "allowed";

    static final String CUSTOMIZE = "customize";

    static final String PRODUCTION = "production";

    private static final List<String> PROFILES = List.of("development", PRODUCTION);

    /** What a value may be. */
    enum Type {
        /** A text; a number or true must be quoted. */
        TEXT,
        /** A text that no message shows. */
        SECRET,
        /** A text or a bare number: quantities and versions. */
        AMOUNT,
        /** A mapping. */
        SECTION,
        /** A list of mappings. */
        SECTIONS,
        /** A mapping of names that the author chooses to mappings. */
        NAMED,
        /** A mapping that may be left empty, below a name that the author chose. */
        NAMED_SECTION,
        /** A mapping of names that the author chooses to texts. */
        TEXTS,
        /** A list of texts. */
        LIST,
        /** True or false. */
        FLAG;

        String inWords() {
            return switch (this) {
                case SECTION, NAMED, NAMED_SECTION, TEXTS -> "a mapping";
                case SECTIONS, LIST -> "a list";
                case FLAG -> "true or false";
                case TEXT, SECRET, AMOUNT -> "a text";
            };
        }
    }

    /**
     * One key.
     *
     * @param name the key as written
     * @param type what its value may be
     * @param required whether the mapping is wrong without it, whatever another level says
     * @param description what it means, a sentence
     * @param choices the only values, if there are only some
     */
    record Key(String name, Type type, boolean required, String description, List<String> choices) {

        /** {@return what to add where the key is missing, a sentence} */
        String demand() {
            String value = "…, " + Character.toLowerCase(description.charAt(0)) + description.substring(1);
            return "Add " + name + ": " + (choices.isEmpty() ? value : String.join(" or ", choices) + ".");
        }
    }

    static final String SECOND_LOGIN = "secondLogin";

    static final Shape RESOURCES = new Shape(
            "resources",
            List.of(
                    optional("memory", Type.AMOUNT, "Memory, such as 256Mi."),
                    optional("cpu", Type.AMOUNT, "CPU time, such as 250m.")));

    static final Shape SHARED_USE = new Shape(
            "a shared use",
            List.of(
                    required("application", Type.TEXT, "The application that uses the instance beside its owner."),
                    required("reason", Type.TEXT, "Why it has no instance of its own.")));

    static final Shape QUOTA = new Shape(
            "the quota",
            List.of(
                    optional("storage", Type.AMOUNT, "The most storage that all claims may add up to."),
                    optional("memory", Type.AMOUNT, "The most memory that all limits may add up to."),
                    optional("cpu", Type.AMOUNT, "The most CPU that all limits may add up to.")));

    /** What an engine gives its instances, and an instance may say for itself. */
    static final Shape SETTINGS = new Shape(
            "the defaults of an engine",
            List.of(
                    optional("image", Type.TEXT, "The image, with a tag: postgres:14."),
                    optional("version", Type.AMOUNT, "The version of the server; without image the official one runs."),
                    optionalChoice(
                            "startsLike",
                            "Of an image that is no official one: that it starts like the official image of the engine.",
                            List.of(ImageContract.OFFICIAL.id())),
                    optional("storage", Type.AMOUNT, "The size of the claim, such as 2Gi."),
                    optional(
                            "storageClass",
                            Type.TEXT,
                            "The storage class of the claim; that of the cluster if it is not written."),
                    optional("requests", Type.SECTION, "What the scheduler reserves."),
                    optional("limits", Type.SECTION, "What the container may use at most."),
                    optional("labels", Type.TEXTS, "Labels of all objects and pods; a change restarts the pods."),
                    customize(),
                    BackupShapes.key(),
                    optionalChoice("audit", "In production: what servers write down of their clients.", auditLevels()),
                    optional("consumers", Type.NAMED, "In production: the pods that connect, by a name for them."),
                    optional("runAs", Type.SECTION, "In production: whom the processes run as."),
                    optionalChoice(
                            SECOND_LOGIN,
                            "In production, of " + DatabaseEngines.names(Shape::hasSecondLogin)
                                    + ": a second login of the application for the rotation of its password, and whether it is"
                                    + " in use.",
                            secondLogins())));

    /** What an environment changes for one instance. */
    static final Shape OVERRIDE = new Shape("the override of an instance", SETTINGS.keys);

    static final Shape ENGINES = new Shape(
            "the engines",
            DatabaseEngines.all().stream()
                    .map(engine -> optional(
                            engine.id(),
                            Type.SECTION,
                            "What instances of " + engine.displayName() + " run and claim unless they say otherwise."))
                    .toList());

    /** What one rendering has of its own. */
    static final Shape ENVIRONMENT = new Shape(
            "an environment",
            List.of(
                    optional(
                            "namespace",
                            Type.TEXT,
                            "The namespace of all resources; that of the portfolio if it is not written."),
                    optional("createNamespace", Type.FLAG, "Whether the namespace is rendered, too."),
                    optional("cluster", Type.TEXT, "The cluster, as Argo CD has it: a name or an https address."),
                    optionalChoice(
                            "pruning",
                            "Whether GitOps tools may delete claims and StatefulSets that are no longer rendered.",
                            List.of("refused", PRUNING_ALLOWED)),
                    optional("quota", Type.SECTION, "What all instances together may claim here."),
                    customize(),
                    BackupShapes.key(),
                    optionalChoice("profile", "How it is secured; development if it is not written.", PROFILES),
                    ProductionShapes.secrets(),
                    ProductionShapes.certificates(),
                    optional(
                            "certificateAuthority",
                            Type.SECTION,
                            "In production: the authority by which clients check the servers."),
                    optional("metrics", Type.SECTION, "In production: the pods that read metrics."),
                    optional("priorityClass", Type.TEXT, "In production: the PriorityClass of the pods."),
                    optional("network", Type.SECTION, "In production: what the network of the cluster is like."),
                    optional("engines", Type.SECTION, "What each engine gives its instances here."),
                    optional("instances", Type.NAMED, "What single instances run and claim here, by name.")));

    static final Shape PORTFOLIO = new Shape(
            "the portfolio",
            List.of(
                    choice("apiVersion", "The version of this format.", List.of("portfolio/v1")),
                    choice("kind", "What the file is.", List.of("Portfolio")),
                    required("name", Type.TEXT, "The name of the portfolio, a DNS label."),
                    optional("namespace", Type.TEXT, "The namespace of all resources; default if it is not written."),
                    optional("quota", Type.SECTION, "What all instances together may claim."),
                    customize(),
                    BackupShapes.key(),
                    optional("engines", Type.SECTION, "What each engine gives its instances by default."),
                    required("instances", Type.SECTIONS, "The databases, each dedicated to one application."),
                    optional(
                            "environments",
                            Type.NAMED,
                            "The renderings, by name; development alone if it is not written."),
                    optional("backupTargets", Type.NAMED, "Where backups may go, by name."),
                    optional("accept", Type.SECTIONS, "Risky changes that somebody answers for."),
                    optional("tombstones", Type.SECTIONS, "Instances that are gone on purpose."),
                    optional("gitops", Type.SECTION, "The GitOps tools that apply the rendered files.")));

    /** The keys of an instance of that engine. */
    static Shape instanceOf(Engine engine) {
        List<Key> keys = new ArrayList<>();
        keys.add(required("name", Type.TEXT, "The name of Service and StatefulSet: DNS-1035, at most 44 characters."));
        keys.add(choice("engine", "The kind of server.", engineIds()));
        keys.add(required("application", Type.TEXT, "The application that owns the instance."));
        if (engine.hasNamedDatabase()) {
            keys.add(required("database", Type.TEXT, "The database of the application."));
            keys.add(engine.defaultUser()
                    .map(user -> optional("user", Type.TEXT, "The root user; " + user + " if it is not written."))
                    .orElseGet(() -> required("user", Type.TEXT, "The user that owns the database.")));
        }
        keys.add(optional("password", Type.SECRET, "The password that the server is set up with in development."));
        SETTINGS.keys.stream()
                .filter(key -> hasSecondLogin(engine) || !key.name().equals(SECOND_LOGIN))
                .forEach(keys::add);
        keys.add(optional("sharedWith", Type.SECTIONS, "Applications that use the instance beside its owner."));
        return new Shape("an instance of " + engine.displayName(), List.copyOf(keys));
    }

    /** The keys of an instance whose engine is not known: all that any engine has. */
    static Shape instanceOfUnknownEngine() {
        Map<String, Key> keys = new LinkedHashMap<>();
        DatabaseEngines.all()
                .forEach(engine -> instanceOf(engine).keys.forEach(key -> keys.putIfAbsent(key.name, key)));
        return new Shape("an instance", List.copyOf(keys.values()));
    }

    private static boolean hasSecondLogin(Engine engine) {
        return engine.whyNoSecondLogin().isEmpty();
    }

    /** The keys that the author chose in a mapping, all of one type. */
    static Shape ofNames(String title, Mapping mapping, Type type) {
        return new Shape(
                title,
                mapping.entries().stream()
                        .map(entry -> entry.key().text())
                        .distinct()
                        .map(name -> optional(name, type, ""))
                        .toList());
    }

    private static List<String> secondLogins() {
        return Arrays.stream(SecondLogin.values()).map(SecondLogin::id).toList();
    }

    private static List<String> auditLevels() {
        return Arrays.stream(AuditLevel.values()).map(AuditLevel::id).toList();
    }

    static List<String> engineIds() {
        return DatabaseEngines.all().stream().map(Engine::id).toList();
    }

    Optional<Key> key(String name) {
        return keys.stream().filter(key -> key.name.equals(name)).findFirst();
    }

    List<String> names() {
        return keys.stream().map(Key::name).toList();
    }

    private static Key customize() {
        return optional(CUSTOMIZE, Type.SECTION, "What pods have beyond what the database needs.");
    }

    static Key required(String name, Type type, String description) {
        return new Key(name, type, true, description, List.of());
    }

    static Key optional(String name, Type type, String description) {
        return new Key(name, type, false, description, List.of());
    }

    static Key choice(String name, String description, List<String> choices) {
        return new Key(name, Type.TEXT, true, description, choices);
    }

    static Key optionalChoice(String name, String description, List<String> choices) {
        return new Key(name, Type.TEXT, false, description, choices);
    }
}
