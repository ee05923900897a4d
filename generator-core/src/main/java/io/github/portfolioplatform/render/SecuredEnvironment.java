package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.engine.SecuredServer;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Production;
import io.github.portfolioplatform.model.SecretSource;
import io.github.portfolioplatform.problem.Problems;
import io.github.portfolioplatform.render.backup.InstanceMinutes;
import io.github.portfolioplatform.render.secured.AuthorityMaps;
import io.github.portfolioplatform.render.secured.BucketSecrets;
import io.github.portfolioplatform.render.secured.ConsumerBindings;
import io.github.portfolioplatform.render.secured.NamespaceLimits;
import io.github.portfolioplatform.render.secured.SecuredInstance;
import io.github.portfolioplatform.render.secured.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** An environment of production. */
final class SecuredEnvironment {

    private final Environment environment;
    private final Decorations decorations;
    private final SecuredServers servers;
    private final InstanceMinutes minutes;
    private final List<RenderedResource> ofInstances = new ArrayList<>();
    private final Problems problems = new Problems();
    private final SortedSet<String> consumerNamespaces = new TreeSet<>();
    private final DecoratedEnvironment decorated;
    private final ExternalReferences.Builder external = ExternalReferences.builder();

    SecuredEnvironment(Environment environment, Decorations decorations, SecuredServers servers) {
        this.environment = environment;
        this.decorations = decorations;
        this.servers = servers;
        this.minutes = InstanceMinutes.of(environment);
        this.decorated = new DecoratedEnvironment(environment, decorations, problems);
    }

    List<RenderedResource> render() {
        expectStore();
        environment.instances().forEach(this::render);
        decorated.checkAdditions();
        problems.throwIfAny();
        List<RenderedResource> resources = new ArrayList<>(EnvironmentNamespace.of(environment));
        resources.addAll(limits());
        resources.addAll(ofEnvironment(BucketSecrets.of(environment, () -> Labels.ofEnvironment(environment))));
        resources.addAll(authority());
        resources.addAll(ofInstances);
        Rendering.demandClosed(environment, decorations, resources, external.build());
        return resources;
    }

    private void render(DatabaseInstance instance) {
        InstanceContext context = new InstanceContext(environment, instance);
        SecuredServer server = servers.of(environment, instance);
        SecuredInstance secured = context.secured(server);
        List<InstanceConcern> concerns = List.of(
                new SecuredConcern(secured),
                new DataClaim(),
                new ClientService(),
                new BackupConcern(minutes, of -> of.backedUp(server)));
        List<RenderedResource> resources = InstanceRendering.of(context, concerns, decorated);
        HardenedPods.in(resources, secured, problems);
        decorated.settle(resources);
        ofInstances.addAll(resources);
        concerns.forEach(concern -> concern.expect(context, external));
        bind(context, secured);
    }

    /** Decorators work in the namespace of the environment, so they do not see these. */
    private void bind(InstanceContext context, SecuredInstance secured) {
        SortedSet<String> namespaces = ConsumerBindings.namespaces(secured);
        consumerNamespaces.addAll(namespaces);
        ConsumerBindings.of(secured).forEach((role, resource) -> ofInstances.add(context.resource(role, resource)));
        namespaces.forEach(namespace ->
                ConsumerBindings.secrets(secured).forEach(secret -> external.readByOthers(namespace, secret)));
    }

    private List<RenderedResource> authority() {
        Map<String, HasMetadata> maps =
                AuthorityMaps.of(environment, () -> Labels.ofEnvironment(environment), consumerNamespaces);
        maps.values()
                .forEach(map -> external.readByOthers(
                        map.getMetadata().getNamespace(), map.getMetadata().getName()));
        return ofEnvironment(maps);
    }

    private void expectStore() {
        environment
                .production()
                .map(Production::secrets)
                .filter(SecretSource.ExternalStore.class::isInstance)
                .map(SecretSource.ExternalStore.class::cast)
                .ifPresent(store -> external.store(environment.namespace(), store.store()));
    }

    /** Whose namespace it is, others may live there, too. */
    private List<RenderedResource> limits() {
        return environment.createsNamespace()
                ? ofEnvironment(NamespaceLimits.of(
                        environment,
                        () -> Labels.ofEnvironment(environment),
                        ofInstances.stream().map(RenderedResource::resource).toList()))
                : List.of();
    }

    private static List<RenderedResource> ofEnvironment(Map<String, HasMetadata> resources) {
        return resources.entrySet().stream()
                .map(entry -> new RenderedResource(Optional.empty(), entry.getKey(), entry.getValue()))
                .toList();
    }
}
