package io.github.portfolioplatform.render;

import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Production;
import io.github.portfolioplatform.model.SecretSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a closed set may refer to although it is not rendered, and who reads of it.
 *
 * @param secrets the Secrets that somebody brings
 * @param readByOthers the Secrets that applications and people read, {@code namespace/name}
 * @param stores the SecretStores that somebody brings, {@code namespace/name}
 * @param secured whether nothing else may come from outside, and every pod is behind a network policy
 */
record Outside(List<ExpectedSecret> secrets, Set<String> readByOthers, Set<String> stores, boolean secured) {

    static final Outside NOTHING = new Outside(List.of(), Set.of(), Set.of(), false);

    /** Copies the collections. */
    Outside {
        secrets = List.copyOf(secrets);
        readByOthers = Set.copyOf(readByOthers);
        stores = Set.copyOf(stores);
    }

    static Outside of(Environment environment) {
        return environment
                .production()
                .map(production -> new Outside(List.of(), Set.of(), stores(environment, production), true))
                .orElse(NOTHING);
    }

    private static Set<String> stores(Environment environment, Production production) {
        return production.secrets() instanceof SecretSource.ExternalStore store
                ? Set.of(environment.namespace() + "/" + store.store())
                : Set.of();
    }

    Outside withSecrets(List<ExpectedSecret> more) {
        List<ExpectedSecret> all = new ArrayList<>(secrets);
        all.addAll(more);
        return new Outside(all, readByOthers, stores, secured);
    }

    Outside withReaders(Set<String> more) {
        Set<String> all = new HashSet<>(readByOthers);
        all.addAll(more);
        return new Outside(secrets, all, stores, secured);
    }
}
