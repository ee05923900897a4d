package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import java.util.List;
import java.util.Set;

/**
 * An environment as far as it is said; what the rules look at.
 *
 * @param path the environment, or the portfolio itself where it names none
 * @param name the name
 * @param namespace the namespace, its own or that of the portfolio
 * @param traits what it says of itself
 * @param quota its quota over that of the portfolio
 * @param overridden the names of the instances that it has values of its own for
 * @param instances all instances, with the settings that they have here
 */
record EnvironmentDraft(
        ModelPath path,
        String name,
        String namespace,
        EnvironmentTraits traits,
        Quota quota,
        Set<String> overridden,
        List<ResolvedDraft> instances) {

    /** The namespace of a portfolio that names none, and that of the cluster itself. */
    static final String DEFAULT_NAMESPACE = "default";

    /** The name of the only environment that has its passwords in the spec, and of the environment of a portfolio that names none. */
    static final String DEVELOPMENT = "development";

    /** How a message speaks of all instances. */
    String titleOfInstances() {
        return path.equals(ModelPath.ROOT) ? "The instances" : "The instances of " + Name.shown(name);
    }

    /** Only the setup of development has its passwords in the spec. */
    static boolean rendersPasswords(String name) {
        return name.equals(DEVELOPMENT);
    }
}
