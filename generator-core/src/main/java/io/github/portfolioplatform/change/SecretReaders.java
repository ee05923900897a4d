package io.github.portfolioplatform.change;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The rendered workloads that read a Secret. What applications and people read is not rendered here, so a Secret for them never counts as
 * one without readers.
 */
final class SecretReaders {

    private static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    private static final String OURS = "portfolio-generator";
    /** Every Secret with which a client logs in has this key; those of the server and its jobs have files and passwords alone. */
    private static final String LOGIN = "username";

    private SecretReaders() {}

    /** {@return whether the Secret was rendered for pods of the instance, and none of them reads it any more} */
    static boolean areGone(InstanceChange instance, MadeSecret secret) {
        return isInternal(instance, secret)
                && isRead(instance, Pair::before, secret.name())
                && !isRead(instance, Pair::after, secret.name());
    }

    private static boolean isInternal(InstanceChange instance, MadeSecret secret) {
        return secret.maker().label(MANAGED_BY).filter(OURS::equals).isPresent()
                && !secret.isOpen()
                && !secret.has(LOGIN)
                && !secret.name().equals(SecretSourceChange.ofApplication(instance.name()));
    }

    private static boolean isRead(InstanceChange instance, Function<Pair, Optional<Resource>> side, String secret) {
        return instance.all(side).stream().anyMatch(resource -> of(resource).contains(secret));
    }

    /** {@return the names of all Secrets that the pods of the resource read, wherever its kind has its pods} */
    static Set<String> of(Resource resource) {
        Set<String> secrets = new TreeSet<>();
        collect(resource.fields().in("spec"), secrets);
        return secrets;
    }

    private static void collect(Fields fields, Set<String> secrets) {
        fields.text("secretKeyRef", "name").ifPresent(secrets::add);
        fields.text("secretRef", "name").ifPresent(secrets::add);
        fields.text("secret", "secretName").ifPresent(secrets::add);
        fields.text("secret", "name").ifPresent(secrets::add);
        fields.map().values().forEach(value -> each(value, secrets));
    }

    private static void each(Object value, Set<String> secrets) {
        if (value instanceof List<?> list) {
            list.forEach(item -> each(item, secrets));
        } else if (value instanceof Map<?, ?>) {
            collect(Fields.of(value), secrets);
        }
    }
}
