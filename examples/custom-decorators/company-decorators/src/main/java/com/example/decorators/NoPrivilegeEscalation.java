package com.example.decorators;

import io.dekorate.kubernetes.decorator.AddInitContainerDecorator;
import io.dekorate.kubernetes.decorator.AddSidecarDecorator;
import io.dekorate.kubernetes.decorator.Decorator;
import io.fabric8.kubernetes.api.model.ContainerBuilder;

/** Lets no container gain privileges. It goes after those who add containers, or theirs would be left out. */
public final class NoPrivilegeEscalation extends Decorator<ContainerBuilder> {

    /** Creates the decorator. */
    public NoPrivilegeEscalation() {}

    @Override
    public void visit(ContainerBuilder container) {
        container.editOrNewSecurityContext().withAllowPrivilegeEscalation(false).endSecurityContext();
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    public Class<? extends Decorator>[] after() {
        return new Class[] {AddSidecarDecorator.class, AddInitContainerDecorator.class};
    }
}
