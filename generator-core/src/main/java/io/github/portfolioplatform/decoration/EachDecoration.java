package io.github.portfolioplatform.decoration;

import io.dekorate.kubernetes.decorator.Decorator;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * One decorator for each instance.
 *
 * @param decorator makes it; its class is the one that messages name
 */
record EachDecoration(Function<? super DatabaseInstance, ? extends Decorator<?>> decorator) implements Decoration {

    @Override
    public Collection<? extends Decorator<?>> of(Environment environment, DatabaseInstance instance) {
        return List.of(decorator.apply(instance));
    }
}
