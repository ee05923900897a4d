package io.github.portfolioplatform.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Values that a running instance needs from now on and that a person provides: properties of the entry of a store, and Secrets that no
 * resource makes. A new version of this library may add a user.
 */
final class NewSecretValues {

    /** The replaced password, which exists during a rotation alone. */
    private static final String PREVIOUS = "-previous";

    private static final Pattern OF_VAULT = Pattern.compile("get \\.Secrets \"([\\w-]+)\"");

    private NewSecretValues() {}

    /** {@return the properties that no Secret of the instance read before, each with its entry} */
    static List<String> properties(InstanceChange instance) {
        if (isAnotherDecision(instance)) {
            return List.of();
        }
        Collection<String> properties = properties(SecretSourceChange.made(instance, Pair::after));
        if (!properties.isEmpty()) {
            properties.removeAll(properties(SecretSourceChange.made(instance.all(Pair::before).stream())));
        }
        return List.copyOf(properties);
    }

    /** {@return the names of Secrets that the server did not read before, and that no rendered resource makes now} */
    static List<String> secrets(InstanceChange instance) {
        if (isAnotherDecision(instance)) {
            return List.of();
        }
        Set<String> read = new TreeSet<>();
        for (Pair server : instance.kept(Resource.STATEFUL_SET)) {
            SortedMap<String, String> slots = SecretSlots.of(server.after().orElseThrow());
            slots.keySet().removeIf(slot -> slot.endsWith(PREVIOUS));
            read.addAll(slots.values());
            read.removeAll(SecretReaders.of(server.before().orElseThrow()));
        }
        if (read.isEmpty()) {
            return List.of();
        }
        SecretSourceChange.made(instance.all(Pair::after).stream()).forEach(made -> read.remove(made.name()));
        return List.copyOf(read);
    }

    /** Another source, or another profile, comes with instructions of its own. */
    private static boolean isAnotherDecision(InstanceChange instance) {
        return instance.isNew()
                || instance.isGone()
                || instance.servers().stream()
                        .anyMatch(server -> server.entersProduction() || server.leavesProduction())
                || SecretSourceChange.of(instance).isPresent();
    }

    private static Collection<String> properties(List<MadeSecret> secrets) {
        Collection<String> properties = new TreeSet<>();
        secrets.stream()
                .filter(made -> SecretOrigin.of(made)
                        .filter(origin -> origin.kind() == SecretOrigin.Kind.STORE)
                        .isPresent())
                .forEach(made -> Stream.concat(ofStore(made).stream(), ofVault(made).stream())
                        .filter(property -> !property.contains(PREVIOUS + " "))
                        .forEach(properties::add));
        return properties;
    }

    private static List<String> ofStore(MadeSecret made) {
        return made.maker().fields().in("spec").list("data").stream()
                .map(item -> item.in("remoteRef"))
                .flatMap(remote -> remote.text("property").stream()
                        .map(property -> property + " of " + remote.text("key").orElse("")))
                .toList();
    }

    private static List<String> ofVault(MadeSecret made) {
        String path = made.maker().fields().text("spec", "path").orElse("");
        List<String> properties = new ArrayList<>();
        for (Map.Entry<String, Object> template :
                made.maker().fields().in(made.field().split("\\.")).map().entrySet()) {
            Matcher matcher = OF_VAULT.matcher(String.valueOf(template.getValue()));
            while (matcher.find()) {
                properties.add(matcher.group(1) + " of " + path);
            }
        }
        return properties;
    }
}
