package io.github.portfolioplatform.spec;

import java.util.List;

/** The mappings that say what pods have beyond what databases need. */
final class CustomizationShapes {

    static final Shape EXTRA_CONTAINER = new Shape(
            "a container",
            List.of(
                    Shape.required("image", Shape.Type.TEXT, "The image, with a tag."),
                    Shape.optional("command", Shape.Type.LIST, "What runs instead of the entrypoint of the image."),
                    Shape.optional("arguments", Shape.Type.LIST, "The arguments of the command or entrypoint."),
                    Shape.optional("environment", Shape.Type.TEXTS, "The values of environment variables."),
                    Shape.optional(
                            "credentials",
                            Shape.Type.TEXTS,
                            "Environment variables with keys of the instance's own Secret."),
                    Shape.required("requests", Shape.Type.SECTION, "What the scheduler reserves, memory and cpu."),
                    Shape.required(
                            "limits", Shape.Type.SECTION, "What the container may use at most, memory and cpu.")));

    static final Shape CUSTOMIZATION = new Shape(
            "what is customized",
            List.of(
                    Shape.optional("annotations", Shape.Type.TEXTS, "Annotations of all objects and pods."),
                    Shape.optional(
                            "imageRegistry",
                            Shape.Type.TEXT,
                            "The registry that all images come from instead of their own."),
                    Shape.optional(
                            "imagePullSecrets", Shape.Type.LIST, "The Secrets with the credentials of the registry."),
                    Shape.optional(
                            "nodeSelector", Shape.Type.TEXTS, "The labels of the nodes that the pods may run on."),
                    Shape.optional(
                            "hostAliases",
                            Shape.Type.TEXTS,
                            "The IP addresses that the pods know hosts by, by their names."),
                    Shape.optional("sidecars", Shape.Type.NAMED, "Containers that run beside the server, by name."),
                    Shape.optional(
                            "initContainers",
                            Shape.Type.NAMED,
                            "Containers that run before the server, by name, in order.")));

    private CustomizationShapes() {}
}
