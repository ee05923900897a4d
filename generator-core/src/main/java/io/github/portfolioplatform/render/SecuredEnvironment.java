package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.engine.SecuredServer;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.problem.Problems;
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
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An environment of production. */
final class SecuredEnvironment {

    private final Environment environment;
    private final Decorations decorations;
    private final SecuredServers servers;
    private final List<RenderedResource> ofInstances = new ArrayList<>();
    private final Problems problems = new Problems();
    private final SortedSet<String> consumerNamespaces = new TreeSet<>();
    private final DecoratedEnvironment decorated;
    private Outside outside;

    SecuredEnvironment(Environment environment, Decorations decorations, SecuredServers servers) {
        this.environment = environment;
        this.decorations = decorations;
        this.servers = servers;
        this.decorated = new DecoratedEnvironment(environment, decorations, problems);
        this.outside = Outside.of(environment);
    }

    List<RenderedResource> render() {
        environment.instances().forEach(this::render);
        decorated.checkAdditions();
        problems.throwIfAny();
        List<RenderedResource> resources = new ArrayList<>(EnvironmentNamespace.of(environment));
        resources.addAll(limits());
        resources.addAll(ofEnvironment(BucketSecrets.of(environment, () -> Labels.ofEnvironment(environment))));
        resources.addAll(authority());
        resources.addAll(ofInstances);
        Rendering.demandClosed(environment, decorations, resources, outside);
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
                new BackupConcern(of -> of.backedUp(server)));
        List<RenderedResource> resources = InstanceRendering.of(context, concerns, decorated);
        HardenedPods.in(resources, secured, problems);
        ofInstances.addAll(resources);
        concerns.forEach(concern -> outside = outside.with(concern, context));
        outside = outside.withReaders(readByOthers(secured));
        bind(context, secured);
    }

    /** Decorators work in the namespace of the environment, so they do not see these. */
    private void bind(InstanceContext context, SecuredInstance secured) {
        SortedSet<String> namespaces = ConsumerBindings.namespaces(secured);
        consumerNamespaces.addAll(namespaces);
        ConsumerBindings.of(secured).forEach((role, resource) -> ofInstances.add(context.resource(role, resource)));
        outside = outside.withReaders(namespaces.stream()
                .flatMap(
                        namespace -> ConsumerBindings.secrets(secured).stream().map(secret -> namespace + "/" + secret))
                .collect(Collectors.toSet()));
    }

    private List<RenderedResource> authority() {
        Map<String, HasMetadata> maps =
                AuthorityMaps.of(environment, () -> Labels.ofEnvironment(environment), consumerNamespaces);
        outside = outside.withReaders(maps.values().stream()
                .map(map -> map.getMetadata().getNamespace() + "/"
                        + map.getMetadata().getName())
                .collect(Collectors.toSet()));
        return ofEnvironment(maps);
    }

    private Set<String> readByOthers(SecuredInstance secured) {
        return Surroundings.readByOthers(secured).stream()
                .map(name -> environment.namespace() + "/" + name)
                .collect(Collectors.toSet());
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
