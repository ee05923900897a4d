package io.github.portfolioplatform.render;

import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Production;
import io.github.portfolioplatform.model.SecretSource;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a closed set may refer to although it is not rendered, and who reads of it.
 *
 * @param secrets the Secrets that somebody brings
 * @param readByOthers the Secrets and ConfigMaps that applications and people read, {@code namespace/name}
 * @param claims the claims that somebody brings, {@code namespace/name}
 * @param stores the SecretStores that somebody brings, {@code namespace/name}
 * @param secured whether nothing else may come from outside, and every pod is behind a network policy
 */
record Outside(
        List<ExpectedSecret> secrets,
        Set<String> readByOthers,
        Set<String> claims,
        Set<String> stores,
        boolean secured) {

    static final Outside NOTHING = new Outside(List.of(), Set.of(), Set.of(), Set.of(), false);

    /** Copies the collections. */
    Outside {
        secrets = List.copyOf(secrets);
        readByOthers = Set.copyOf(readByOthers);
        claims = Set.copyOf(claims);
        stores = Set.copyOf(stores);
    }

    static Outside of(Environment environment) {
        return environment
                .production()
                .map(production -> new Outside(List.of(), Set.of(), Set.of(), stores(environment, production), true))
                .orElse(NOTHING);
    }

    private static Set<String> stores(Environment environment, Production production) {
        return production.secrets() instanceof SecretSource.ExternalStore store
                ? Set.of(environment.namespace() + "/" + store.store())
                : Set.of();
    }

    /** With what a concern of an instance reads and does not render; several instances may read the same. */
    Outside with(InstanceConcern concern, InstanceContext context) {
        Set<ExpectedSecret> all = new LinkedHashSet<>(secrets);
        all.addAll(concern.expected(context));
        Set<String> mounted = new HashSet<>(claims);
        concern.expectedClaim(context)
                .ifPresent(claim -> mounted.add(context.environment().namespace() + "/" + claim));
        return new Outside(List.copyOf(all), readByOthers, mounted, stores, secured);
    }

    Outside withReaders(Set<String> more) {
        Set<String> all = new HashSet<>(readByOthers);
        all.addAll(more);
        return new Outside(secrets, all, claims, stores, secured);
    }
}
