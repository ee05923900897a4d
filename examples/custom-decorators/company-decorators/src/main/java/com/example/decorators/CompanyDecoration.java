package com.example.decorators;

import io.dekorate.kubernetes.config.Container;
import io.dekorate.kubernetes.config.ContainerBuilder;
import io.dekorate.kubernetes.decorator.AddLabelDecorator;
import io.dekorate.kubernetes.decorator.AddSidecarDecorator;
import io.dekorate.kubernetes.decorator.ApplyRegistryToImageDecorator;
import io.dekorate.kubernetes.decorator.Decorator;
import io.github.portfolioplatform.decoration.Decoration;
import io.github.portfolioplatform.engine.redis.Redis;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What every database of the company has, whatever portfolio it is in. */
public final class CompanyDecoration implements Decoration {

    private static final String REGISTRY = "registry.example.com";

    private static final Map<String, String> COST_CENTRES = Map.of("Orders", "4711", "Storefront", "4712");

    /** Called by the service loader. */
    public CompanyDecoration() {}

    @Override
    public Collection<? extends Decorator<?>> of(Environment environment, DatabaseInstance instance) {
        List<Decorator<?>> decorators = new ArrayList<>();
        // null stands for all resources of the instance.
        decorators.add(new AddLabelDecorator(null, "example.com/cost-centre", costCentre(instance)));
        // The name is needed here: without one, the registry would be put before itself again and again.
        decorators.add(new ApplyRegistryToImageDecorator(instance.name(), null, REGISTRY));
        decorators.add(new NoPrivilegeEscalation());
        if (instance.engine() == Redis.ENGINE && environment.name().equals("production")) {
            decorators.add(new AddSidecarDecorator(instance.name(), exporter(instance)));
        }
        return decorators;
    }

    private static String costCentre(DatabaseInstance instance) {
        String costCentre = COST_CENTRES.get(instance.application());
        if (costCentre == null) {
            throw new IllegalStateException("who pays for " + instance.application() + "?");
        }
        return costCentre;
    }

    /** Metrics for Prometheus. */
    private static Container exporter(DatabaseInstance instance) {
        return new ContainerBuilder()
                .withName("exporter")
                .withImage("oliver006/redis_exporter:v1.74.0")
                .addNewEnvVar()
                .withName("REDIS_PASSWORD")
                .withSecret(instance.name() + "-secrets")
                .withValue("redis-password")
                .endEnvVar()
                .addNewPort()
                .withName("metrics")
                .withContainerPort(9121)
                .endPort()
                .withNewRequestResources()
                .withCpu("10m")
                .withMemory("16Mi")
                .endRequestResources()
                .withNewLimitResources()
                .withCpu("50m")
                .withMemory("32Mi")
                .endLimitResources()
                .build();
    }
}
