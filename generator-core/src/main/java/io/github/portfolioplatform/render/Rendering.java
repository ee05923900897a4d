package io.github.portfolioplatform.render;

import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.decoration.InstanceDecorators;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** The concerns of an instance. Their order is the order of what they add to the pod. */
    private static final List<InstanceConcern> CONCERNS =
            List.of(new ServerProcess(), new DataClaim(), new CredentialsSecret(), new ClientService());

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
        List<RenderedResource> resources = new ArrayList<>(EnvironmentNamespace.of(environment));
        List<ExpectedSecret> expected = new ArrayList<>();
        Problems problems = new Problems();
        for (DatabaseInstance instance : environment.instances()) {
            InstanceContext context = new InstanceContext(environment, instance);
            resources.addAll(render(context, decorations, problems));
            CONCERNS.forEach(concern -> expected.addAll(concern.expected(context)));
        }
        problems.throwIfAny();
        List<Problem> open = ClosedSet.problemsOf(resources, expected);
        if (!open.isEmpty()) {
            Remedy remedy = new Remedy(environment, decorations, resources);
            throw new PortfolioException(open.stream().map(remedy::namedIn).toList());
        }
        return resources;
    }

    private static List<RenderedResource> render(InstanceContext context, Decorations decorations, Problems problems) {
        List<RenderedResource> built = render(context);
        Optional<InstanceDecorators> decorators = decorations.of(context.environment(), context.instance());
        return decorators.isEmpty() ? built : new DecoratedInstance(context, decorators.get(), problems).of(built);
    }

    private static List<RenderedResource> render(InstanceContext context) {
        List<RenderedResource> resources = new ArrayList<>();
        PodContribution pod = PodContribution.NONE;
        for (InstanceConcern concern : CONCERNS) {
            resources.addAll(concern.resources(context));
            pod = pod.plus(concern.pod(context));
        }
        resources.add(ServerStatefulSet.of(context, pod));
        return resources;
    }
}
