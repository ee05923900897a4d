package io.github.portfolioplatform.render;

import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** Renders portfolios. */
public final class Rendering {

    /** The concerns of an instance. Their order is the order of what they add to the pod. */
    private static final List<InstanceConcern> CONCERNS =
            List.of(new ServerProcess(), new DataClaim(), new CredentialsSecret(), new ClientService());

    private Rendering() {}

    /**
     * Renders a portfolio.
     *
     * @return the resources of all instances, in the order of the portfolio
     * @throws PortfolioException if a reference among the resources does not hold; a defect of a concern
     */
    public static List<RenderedResource> render(Portfolio portfolio) {
        List<RenderedResource> resources = new ArrayList<>();
        for (DatabaseInstance instance : portfolio.instances()) {
            resources.addAll(render(new InstanceContext(portfolio, instance)));
        }
        List<Problem> open = ClosedSet.problemsOf(resources);
        if (!open.isEmpty()) {
            throw new PortfolioException(open);
        }
        return resources;
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
