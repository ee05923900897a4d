package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.model.Allocation;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.model.Storage;
import io.github.portfolioplatform.render.RenderedResource;
import io.github.portfolioplatform.render.Rendering;
import io.github.portfolioplatform.testing.GoldenFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopDatabasesTest {

    private final Portfolio portfolio = ShopDatabases.portfolio();
    private final Environment production = portfolio.environment("production");

    @Test
    void production_claims_what_was_ordered() {
        Allocation all = production.totals().all().allocation();

        assertEquals(Storage.gibibytes(81), all.storage());
        assertEquals(Memory.mebibytes(1152), all.limits().memory());
    }

    @Test
    void each_server_of_production_has_one_replica_and_a_memory_limit() {
        List<StatefulSet> servers = resources(production, StatefulSet.class);

        assertEquals(3, servers.size());
        for (StatefulSet server : servers) {
            String name = server.getMetadata().getName();
            assertEquals(1, server.getSpec().getReplicas(), name);
            assertTrue(
                    server.getSpec().getTemplate().getSpec().getContainers().stream()
                            .allMatch(container ->
                                    container.getResources().getLimits().containsKey("memory")),
                    name);
        }
    }

    @Test
    void only_development_renders_secrets() {
        assertFalse(
                resources(portfolio.environment("development"), Secret.class).isEmpty());
        assertTrue(resources(production, Secret.class).isEmpty());
    }

    @Test
    void renders_the_files_that_were_reviewed() {
        GoldenFolder.at(Path.of("src/test/golden")).assertHolds(PortfolioGenerator.of(portfolio).render());
    }

    /** The objects of fabric8, as a Kubernetes client takes them. */
    private static <T extends HasMetadata> List<T> resources(Environment environment, Class<T> type) {
        return Rendering.render(environment).stream()
                .map(RenderedResource::resource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
