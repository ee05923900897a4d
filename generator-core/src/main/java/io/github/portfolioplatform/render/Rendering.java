package io.github.portfolioplatform.render;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.engine.catalog.DatabaseServers;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
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
    private static final List<InstanceConcern> CONCERNS = List.of(
            new ServerProcess(),
            new DataClaim(),
            new CredentialsSecret(),
            new ClientService(),
            new BackupConcern(InstanceContext::backedUp));

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
        requireNonNull(environment, "environment");
        requireNonNull(decorations, "decorations");
        return environment.production().isPresent()
                ? new SecuredEnvironment(environment, decorations, DatabaseServers::secured).render()
                : plain(environment, decorations);
    }

    private static List<RenderedResource> plain(Environment environment, Decorations decorations) {
        List<RenderedResource> resources = new ArrayList<>(EnvironmentNamespace.of(environment));
        Outside outside = Outside.of(environment);
        Problems problems = new Problems();
        DecoratedEnvironment decorated = new DecoratedEnvironment(environment, decorations, problems);
        for (DatabaseInstance instance : environment.instances()) {
            InstanceContext context = new InstanceContext(environment, instance);
            List<RenderedResource> ofInstance = InstanceRendering.of(context, CONCERNS, decorated);
            decorated.settle(ofInstance);
            resources.addAll(ofInstance);
            for (InstanceConcern concern : CONCERNS) {
                outside = outside.with(concern, context);
            }
        }
        decorated.checkAdditions();
        problems.throwIfAny();
        demandClosed(environment, decorations, resources, outside);
        return resources;
    }

    static void demandClosed(
            Environment environment, Decorations decorations, List<RenderedResource> resources, Outside outside) {
        List<Problem> open = ClosedSet.problemsOf(resources, outside);
        if (!open.isEmpty()) {
            Remedy remedy = new Remedy(environment, decorations, resources);
            throw new PortfolioException(open.stream().map(remedy::namedIn).toList());
        }
    }
}
