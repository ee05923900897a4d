package io.github.portfolioplatform.render.concern;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.model.Environment;
import java.util.List;

/** One thing that an environment needs once, for all its instances. */
@FunctionalInterface
public interface EnvironmentConcern {

    /**
     * {@return what it adds to the environment; its resources only}
     *
     * @param environment the environment
     * @param ofInstances the resources of all instances, decorated and hardened
     */
    Contribution of(Environment environment, List<HasMetadata> ofInstances);
}
