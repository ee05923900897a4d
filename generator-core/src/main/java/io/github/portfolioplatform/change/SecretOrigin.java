package io.github.portfolioplatform.change;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where the values of a Secret come from.
 *
 * @param kind the kind of source
 * @param id the source in an acceptance: {@code ClusterSecretStore/vault/shop/production/orders}
 * @param text the source in a sentence
 */
record SecretOrigin(Kind kind, String id, String text) {

    /** The kinds of sources. */
    enum Kind {
        /** A store that an operator reads. */
        STORE,
        /** Passwords that the External Secrets Operator generated. */
        GENERATED,
        /** A rendered Secret. */
        FILE,
        /** A Secret that exists in the cluster without a rendered resource. */
        PROVIDED
    }

    private static final String GENERATED = "-passwords";

    static SecretOrigin provided(String secret) {
        return new SecretOrigin(Kind.PROVIDED, "Secret/" + secret, "the provided Secret " + secret);
    }

    /** {@return the source of the Secret that the resource makes; empty if it names none} */
    static Optional<SecretOrigin> of(MadeSecret secret) {
        Resource maker = secret.maker();
        return switch (maker.kind()) {
            case Resource.SECRET ->
                Optional.of(new SecretOrigin(
                        Kind.FILE, "file/" + secret.name(), "a Secret " + secret.name() + " in a file"));
            case "ExternalSecret" -> ofStore(maker.fields().in("spec"));
            default -> ofVault(maker.fields().in("spec"));
        };
    }

    private static Optional<SecretOrigin> ofStore(Fields spec) {
        String kind = spec.text("secretStoreRef", "kind").orElse("SecretStore");
        String store = spec.text("secretStoreRef", "name").orElse("");
        Collection<String> entries = new TreeSet<>();
        spec.list("data").forEach(item -> item.text("remoteRef", "key").ifPresent(entries::add));
        spec.list("dataFrom").forEach(item -> item.text("extract", "key").ifPresent(entries::add));
        if (store.isEmpty() || entries.isEmpty()) {
            return Optional.empty();
        }
        String entry = String.join(",", entries);
        return Optional.of(
                store.endsWith(GENERATED) && entries.stream().allMatch(name -> name.startsWith(store))
                        ? new SecretOrigin(Kind.GENERATED, "generated", "passwords that the cluster generates")
                        : new SecretOrigin(
                                Kind.STORE,
                                String.join("/", List.of(kind, store, entry)),
                                "the entry " + entry + " of the " + kind + " " + store));
    }

    private static Optional<SecretOrigin> ofVault(Fields spec) {
        String auth = spec.text("vaultAuthRef").orElse("default");
        String mount = spec.text("mount").orElse("");
        String path = spec.text("path").orElse("");
        return Optional.of(new SecretOrigin(
                Kind.STORE,
                "VaultAuth/" + auth + "/" + mount + "/" + path,
                "the entry " + path + " in the mount " + mount + " of Vault (VaultAuth " + auth + ")"));
    }
}
