package io.github.portfolioplatform.document;

import io.github.portfolioplatform.model.Environment;
import java.util.SortedSet;
import java.util.TreeSet;

/** A sentence that says what must be provided. */
final class ProvisionText {

    private ProvisionText() {}

    static String of(Provision provision, Environment environment) {
        String keys = list(new TreeSet<>(provision.values().keySet()));
        return switch (provision.kind()) {
            case VAULT_ENTRY ->
                "Put " + keys + " into " + provision.name() + " of Vault, mounted at " + provision.place() + ".";
            case STORE_ENTRY -> "Put " + keys + " into " + provision.name() + " of the " + provision.place() + ".";
            case SECRET ->
                "Provide the Secret " + provision.name() + " with " + keys + place(provision, environment) + ".";
            case CONFIG_MAP ->
                "Provide the ConfigMap " + provision.name() + " with " + keys + place(provision, environment) + ".";
        };
    }

    private static String place(Provision provision, Environment environment) {
        return provision.place().equals(environment.namespace()) ? "" : " in the namespace " + provision.place();
    }

    private static String list(SortedSet<String> names) {
        String last = names.last();
        String others = String.join(", ", names.headSet(last));
        return others.isEmpty() ? last : others + " and " + last;
    }
}
