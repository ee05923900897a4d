package io.github.portfolioplatform.change;

import io.github.portfolioplatform.engine.Compatibility;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.Quantity;
import io.github.portfolioplatform.problem.InvalidValueException;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What clients notice of a change that the data survives: certificates, consumers, memory, and images that tell less than they could. */
final class ReachHints {

    private static final String ISSUER =
            "Another issuer signs the certificates, or they are provided now: clients must trust its authority first, and "
                    + DatabaseEngines.names(Engine::hasAccessJob) + " need a restart if it is another: ";
    private static final String CONSUMERS =
            "No consumer is declared any more: pods with the label for clients are let in, and those that were declared are not: ";
    private static final String DIGEST =
            "A digest tells no version, so that of the portfolio is believed; check it before you apply: ";
    private static final String SUITE =
            "Tags that name no suite of Debian may come with another one, which may sort text differently; name it, as 17.6-bookworm"
                    + " does: ";
    private static final String BUCKETS =
            "The access keys of backup targets come from another source; copy them there first, or backups fail: ";
    private static final String CERTIFICATE = "Certificate";
    private static final String POLICY = "NetworkPolicy";
    private static final String CLIENTS = "portfolioplatform.github.io/uses-";

    private ReachHints() {}

    static void look(InstanceChange instance, BiConsumer<String, String> hints) {
        String key = instance.key().toString();
        for (ServerChange server : instance.servers()) {
            images(key, server, hints);
            memory(key, server, hints);
        }
        issuer(instance).ifPresent(change -> hints.accept(ISSUER, key + " " + change));
        if (instance.kept(POLICY).stream().anyMatch(policy -> losesConsumers(instance.name(), policy))) {
            hints.accept(CONSUMERS, key);
        }
        SecretSourceChange.ofBucket(instance)
                .ifPresent(change -> hints.accept(
                        BUCKETS,
                        key + " from " + change.before().text() + " to "
                                + change.after().text()));
    }

    private static void images(String key, ServerChange server, BiConsumer<String, String> hints) {
        ImageName from = server.before().image();
        ImageName to = server.after().image();
        if (!server.isOtherImage() || server.isOtherProduct()) {
            return;
        }
        if (to.tag().isEmpty()) {
            hints.accept(DIGEST, key);
        } else if (server.commandsAfterOtherSorting().isPresent() && mayBeOnOtherSystem(server)) {
            hints.accept(SUITE, key + " " + from + " → " + to);
        }
    }

    private static boolean mayBeOnOtherSystem(ServerChange server) {
        ImageName from = server.before().image();
        ImageName to = server.after().image();
        return (!from.tag().equals(to.tag()) || isOtherDigest(from, to))
                && server.before().system().isUnnamed()
                && server.after().system().isUnnamed();
    }

    /** The same tag was built again, perhaps on another suite. */
    private static boolean isOtherDigest(ImageName from, ImageName to) {
        return from.digest().isPresent()
                && to.digest().isPresent()
                && !from.digest().equals(to.digest());
    }

    private static void memory(String key, ServerChange server, BiConsumer<String, String> hints) {
        Optional<String> from = server.before().memoryLimit();
        Optional<String> to = server.after().memoryLimit();
        if (from.isPresent() && to.isPresent() && isLess(to.get(), from.get())) {
            server.compatibility()
                    .flatMap(Compatibility::effectOfLessMemory)
                    .ifPresent(effect -> hints.accept(effect + ": ", key + " " + from.get() + " → " + to.get()));
        }
    }

    private static boolean isLess(String one, String other) {
        try {
            return Quantity.parse(one).compareTo(Quantity.parse(other)) < 0;
        } catch (InvalidValueException noQuantity) {
            return false;
        }
    }

    /** An issuer that changes, or a certificate that comes or goes while the server is one of production on both sides. */
    private static Optional<String> issuer(InstanceChange instance) {
        boolean isAnotherDecision = instance.isNew()
                || instance.isGone()
                || instance.servers().stream()
                        .anyMatch(server -> server.entersProduction() || server.leavesProduction());
        if (isAnotherDecision) {
            return Optional.empty();
        }
        return instance.pairs(CERTIFICATE).stream()
                .filter(pair -> !issuer(pair.before()).equals(issuer(pair.after())))
                .map(pair -> issuer(pair.before()) + " → " + issuer(pair.after()))
                .findFirst();
    }

    private static String issuer(Optional<Resource> certificate) {
        return certificate
                .map(found -> found.fields().in("spec", "issuerRef"))
                .map(issuer -> issuer.text("kind").orElse("Issuer") + "/"
                        + issuer.text("name").orElse(""))
                .orElse("provided");
    }

    private static boolean losesConsumers(String instance, Pair policy) {
        return policy.resource().name().equals(instance)
                && !admitsByLabel(instance, policy.before())
                && admitsByLabel(instance, policy.after());
    }

    private static boolean admitsByLabel(String instance, Optional<Resource> policy) {
        return policy.stream()
                .flatMap(found -> found.fields().list("spec", "ingress").stream())
                .flatMap(rule -> rule.list("from").stream())
                .anyMatch(peer -> peer.in("podSelector", "matchLabels").map().containsKey(CLIENTS + instance));
    }
}
