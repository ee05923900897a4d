package io.github.portfolioplatform.spec;

import io.github.portfolioplatform.model.Customization;
import io.github.portfolioplatform.model.ExtraContainer;
import io.github.portfolioplatform.model.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Reads what a company wants of its pods. */
final class CustomizationReader {

    private CustomizationReader() {}

    /** {@return what the section customizes; nothing if it is not written} */
    static Customization below(Section section) {
        return section.section(Shape.CUSTOMIZE, CustomizationShapes.CUSTOMIZATION)
                .map(CustomizationReader::read)
                .orElse(Customization.NONE);
    }

    private static Customization read(Section section) {
        return new Customization(
                section.texts("annotations"),
                section.text("imageRegistry").orElse(null),
                new TreeSet<>(section.list("imagePullSecrets")),
                section.texts("nodeSelector"),
                section.texts("hostAliases"),
                containers(section, "sidecars"),
                containers(section, "initContainers"));
    }

    private static List<ExtraContainer> containers(Section section, String name) {
        List<ExtraContainer> containers = new ArrayList<>();
        section.named(name, CustomizationShapes.EXTRA_CONTAINER)
                .forEach((container, said) -> said.require("image")
                        .value("image", ImageReference::parse)
                        .ifPresent(image -> containers.add(container(container, image, said))));
        return containers;
    }

    private static ExtraContainer container(String name, ImageReference image, Section section) {
        return new ExtraContainer(
                name,
                image,
                section.list("command"),
                section.list("arguments"),
                section.texts("environment"),
                section.texts("credentials"),
                SpecReader.resources(section.require("requests"), "requests"),
                SpecReader.resources(section.require("limits"), "limits"));
    }
}
