package io.github.portfolioplatform.render;

import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.engine.catalog.DatabaseServers;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import io.github.portfolioplatform.render.backup.InstanceMinutes;
import java.util.ArrayList;
import java.util.List;

/**
 * Renders environments to the objects of Kubernetes, for callers that hand them to a client or assert on them.
 *
 * <pre>{@code
 * Environment development = PortfolioSpec.read(Path.of("portfolio.yaml")).environment("development");
 * for (RenderedResource rendered : Rendering.render(development)) {
 *     if (rendered.resource() instanceof StatefulSet server) {
 *         System.out.println(server.getMetadata().getName());
 *     }
 * }
 * }</pre>
 */
public final class Rendering {

    /** The concerns of an instance that is not of production. Their order is the order of what they add to the pod. */
    private static List<InstanceConcern> concerns(Environment environment) {
        return List.of(
                new ServerProcess(),
                new DataClaim(),
                new CredentialsSecret(),
                new ClientService(),
                new BackupConcern(InstanceMinutes.of(environment), InstanceContext::backedUp));
    }

    private Rendering() {}

    /**
     * Renders an environment.
     *
     * @return the resources of the environment and of its instances, in the order of the portfolio
     * @throws PortfolioException if a reference among the resources does not hold; a defect of a concern
     */
    public static List<RenderedResource> render(Environment environment) {
        return render(environment, Decorations.NONE);
    }

    /**
     * Renders an environment and lets decorators change what their instances are made of.
     *
     * @return the resources of the environment and of its instances, in the order of the portfolio
     * @throws PortfolioException if a decorator fails, changes what the portfolio says, or breaks a reference among the resources
     */
    public static List<RenderedResource> render(Environment environment, Decorations decorations) {
        return environment.production().isPresent()
                ? new SecuredEnvironment(environment, decorations, DatabaseServers::secured).render()
                : plain(environment, decorations);
    }

    private static List<RenderedResource> plain(Environment environment, Decorations decorations) {
        List<RenderedResource> resources = new ArrayList<>(EnvironmentNamespace.of(environment));
        ExternalReferences.Builder external = ExternalReferences.builder();
        Problems problems = new Problems();
        DecoratedEnvironment decorated = new DecoratedEnvironment(environment, decorations, problems);
        List<InstanceConcern> concerns = concerns(environment);
        for (DatabaseInstance instance : environment.instances()) {
            InstanceContext context = new InstanceContext(environment, instance);
            List<RenderedResource> ofInstance = InstanceRendering.of(context, concerns, decorated);
            decorated.settle(ofInstance);
            resources.addAll(ofInstance);
            for (InstanceConcern concern : concerns) {
                concern.expect(context, external);
            }
        }
        decorated.checkAdditions();
        problems.throwIfAny();
        demandClosed(environment, decorations, resources, external.build());
        return resources;
    }

    static void demandClosed(
            Environment environment,
            Decorations decorations,
            List<RenderedResource> resources,
            ExternalReferences external) {
        List<Problem> open = ClosedSet.problemsOf(
                resources, external, environment.production().isPresent());
        if (!open.isEmpty()) {
            Remedy remedy = new Remedy(environment, decorations, resources);
            throw new PortfolioException(open.stream().map(remedy::namedIn).toList());
        }
    }
}
