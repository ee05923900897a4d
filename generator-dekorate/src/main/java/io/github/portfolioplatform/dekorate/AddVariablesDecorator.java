package io.github.portfolioplatform.dekorate;

import io.dekorate.kubernetes.decorator.ApplicationContainerDecorator;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.List;

/**
 * Adds variables to the application's own container, which Dekorate names like the application; sidecars keep theirs. It adds all of them
 * at once, because a password must stand before the URL that it is put into, and Dekorate leaves the order of decorators open.
 */
final class AddVariablesDecorator extends ApplicationContainerDecorator<ContainerBuilder> {

    private final List<EnvVar> variables;

    AddVariablesDecorator(String application, List<EnvVar> variables) {
        super(application, application);
        this.variables = List.copyOf(variables);
    }

    /** Dekorate may visit a container several times. */
    @Override
    public void andThenVisit(ContainerBuilder container) {
        for (EnvVar variable : variables) {
            container.removeMatchingFromEnv(present -> variable.getName().equals(present.getName()));
        }
        container.addAllToEnv(variables);
    }
}
