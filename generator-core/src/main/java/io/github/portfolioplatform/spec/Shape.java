package io.github.portfolioplatform.spec;

import io.github.portfolioplatform.model.Engine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A mapping of the spec: the keys it may have. The reader refuses every other key, and the published JSON Schema is generated from
 * the same keys, so that the two cannot part.
 *
 * @param title what the mapping is, for messages: "an instance of Redis"
 * @param keys the keys, in the order in which people write them
 */
record Shape(String title, List<Key> keys) {

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
        SECTIONS
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
    record Key(String name, Type type, boolean required, String description, List<String> choices) {}

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
                    optional("storage", Type.AMOUNT, "The size of the claim, such as 2Gi."),
                    optional("requests", Type.SECTION, "What the scheduler reserves."),
                    optional("limits", Type.SECTION, "What the container may use at most.")));

    static final Shape ENGINES = new Shape(
            "the engines",
            Arrays.stream(Engine.values())
                    .map(engine -> optional(
                            engine.id(),
                            Type.SECTION,
                            "What instances of " + engine.displayName() + " run and claim unless they say otherwise."))
                    .toList());

    static final Shape PORTFOLIO = new Shape(
            "the portfolio",
            List.of(
                    choice("apiVersion", "The version of this format.", List.of("portfolio/v1")),
                    choice("kind", "What the file is.", List.of("Portfolio")),
                    required("name", Type.TEXT, "The name of the portfolio, a DNS label."),
                    optional("namespace", Type.TEXT, "The namespace of all resources; default if it is not written."),
                    optional("quota", Type.SECTION, "What all instances together may claim."),
                    optional("engines", Type.SECTION, "What each engine gives its instances by default."),
                    required("instances", Type.SECTIONS, "The databases, each dedicated to one application.")));

    /** The keys of an instance of that engine. */
    static Shape instanceOf(Engine engine) {
        List<Key> keys = new ArrayList<>();
        keys.add(required("name", Type.TEXT, "The name of Service and StatefulSet: DNS-1035, at most 45 characters."));
        keys.add(choice("engine", "The kind of server.", engineIds()));
        keys.add(required("application", Type.TEXT, "The application that owns the instance."));
        if (engine.hasNamedDatabase()) {
            keys.add(required("database", Type.TEXT, "The database of the application."));
            keys.add(
                    engine == Engine.MONGODB
                            ? optional("user", Type.TEXT, "The root user; root if it is not written.")
                            : required("user", Type.TEXT, "The user that owns the database."));
        }
        keys.add(required("password", Type.SECRET, "The password that the server is set up with."));
        keys.addAll(SETTINGS.keys);
        keys.add(optional("sharedWith", Type.SECTIONS, "Applications that use the instance beside its owner."));
        return new Shape("an instance of " + engine.displayName(), List.copyOf(keys));
    }

    /** The keys of an instance whose engine is not known: all that any engine has. */
    static Shape instanceOfUnknownEngine() {
        return new Shape("an instance", instanceOf(Engine.POSTGRESQL).keys);
    }

    static List<String> engineIds() {
        return Arrays.stream(Engine.values()).map(Engine::id).toList();
    }

    Optional<Key> key(String name) {
        return keys.stream().filter(key -> key.name.equals(name)).findFirst();
    }

    List<String> names() {
        return keys.stream().map(Key::name).toList();
    }

    private static Key required(String name, Type type, String description) {
        return new Key(name, type, true, description, List.of());
    }

    private static Key optional(String name, Type type, String description) {
        return new Key(name, type, false, description, List.of());
    }

    private static Key choice(String name, String description, List<String> choices) {
        return new Key(name, Type.TEXT, true, description, choices);
    }
}
