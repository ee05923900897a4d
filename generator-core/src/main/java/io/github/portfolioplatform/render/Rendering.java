package io.github.portfolioplatform.render;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.backend.catalog.Backends;
import io.github.portfolioplatform.decoration.Decorations;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.problem.PortfolioException;
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
        return new EnvironmentRendering(environment, decorations, DatabaseEngines::of, Backends::of).render();
    }
}
