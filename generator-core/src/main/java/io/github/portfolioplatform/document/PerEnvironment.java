package io.github.portfolioplatform.document;

import io.github.portfolioplatform.model.Environment;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Texts that say the same thing of each environment. */
final class PerEnvironment {

    private PerEnvironment() {}

    /** {@return the text of each environment below its name; without the name where there is only one} */
    static String text(List<Environment> environments, Function<Environment, String> text) {
        if (environments.size() == 1) {
            return text.apply(environments.get(0));
        }
        return environments.stream()
                .map(environment -> "Environment " + environment.name() + ", namespace " + environment.namespace()
                        + ":\n" + text.apply(environment))
                .collect(Collectors.joining("\n\n"));
    }
}
