package io.github.portfolioplatform.dekorate;

import io.dekorate.kubernetes.decorator.Decorator;
import io.dekorate.kubernetes.decorator.ResourceProvidingDecorator;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesListBuilder;
import java.util.List;

/** Puts everything that Dekorate generates for an application into a namespace. */
final class NamespaceDecorator extends Decorator<KubernetesListBuilder> {

    private final String namespace;

    NamespaceDecorator(String namespace) {
        this.namespace = namespace;
    }

    @Override
    public void visit(KubernetesListBuilder list) {
        List<HasMetadata> items = list.buildItems();
        items.forEach(item -> item.getMetadata().setNamespace(namespace));
        list.withItems(items);
    }

    /** It sees every resource, as the others leave it. */
    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Class<? extends Decorator>[] after() {
        return new Class[] {ResourceProvidingDecorator.class, AddVariablesDecorator.class, ProductionPodDecorator.class
        };
    }
}
