package io.github.portfolioplatform.spec;

import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.EnvironmentBuilder;

/** Says to the builder of an environment what its section says. */
final class EnvironmentReader {

    private EnvironmentReader() {}

    static EnvironmentBuilder read(String name, Section section) {
        EnvironmentBuilder environment = Environment.builder(name);
        section.text("namespace").ifPresent(environment::namespace);
        section.text("cluster").ifPresent(environment::cluster);
        if (section.flag("createNamespace")) {
            environment.createNamespace();
        }
        if (section.text("pruning").filter(Shape.PRUNING_ALLOWED::equals).isPresent()) {
            environment.allowPruning();
        }
        section.section("quota", Shape.QUOTA).map(SpecReader::quota).ifPresent(environment::quota);
        environment.customize(CustomizationReader.below(section));
        environment.backup(BackupReader.below(section));
        ProductionReader.read(section).ifPresent(environment::production);
        section.section("engines", Shape.ENGINES)
                .ifPresent(engines -> SpecReader.engines(engines, environment::defaults));
        section.named("instances", Shape.OVERRIDE)
                .forEach((instance, override) -> environment.override(instance, SpecReader.settings(override)));
        return environment;
    }
}
