package io.github.portfolioplatform.dekorate;

import io.dekorate.utils.Serialization;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;

/**
 * What Dekorate finds beside itself in the compiler. Its YAML is written by Jackson 2, which does not know how a Kubernetes model that was
 * made for Jackson 3 wants to be written, and writes something else without a word.
 */
final class ProcessorPath {

    private static final String AMOUNT = "256Mi";

    private ProcessorPath() {}

    static boolean fitsDekorate() {
        String yaml = Serialization.asYaml(new ResourceRequirementsBuilder()
                .addToLimits("memory", new Quantity(AMOUNT))
                .build());
        return yaml.contains(AMOUNT);
    }
}
