package io.github.portfolioplatform.decoration;

import io.dekorate.kubernetes.config.Container;
import io.dekorate.kubernetes.config.ContainerBuilder;
import io.dekorate.kubernetes.config.Env;
import io.dekorate.kubernetes.config.EnvBuilder;
import io.dekorate.kubernetes.config.HostAlias;
import io.dekorate.kubernetes.config.NodeSelector;
import io.dekorate.kubernetes.config.ResourceRequirements;
import io.dekorate.kubernetes.config.ResourceRequirementsBuilder;
import io.dekorate.kubernetes.decorator.AddAnnotationDecorator;
import io.dekorate.kubernetes.decorator.AddHostAliasesDecorator;
import io.dekorate.kubernetes.decorator.AddImagePullSecretDecorator;
import io.dekorate.kubernetes.decorator.AddInitContainerDecorator;
import io.dekorate.kubernetes.decorator.AddLabelDecorator;
import io.dekorate.kubernetes.decorator.AddNodeSelectorDecorator;
import io.dekorate.kubernetes.decorator.AddSidecarDecorator;
import io.dekorate.kubernetes.decorator.ApplyImageDecorator;
import io.dekorate.kubernetes.decorator.Decorator;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.model.Customization;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.ExtraContainer;
import io.github.portfolioplatform.model.ImageReference;
import io.github.portfolioplatform.model.ResourceSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The labels and the customization of the portfolio itself, carried out by Dekorate's own decorators. */
final class PortfolioDecoration implements Decoration {

    /** What stands for these decorators in messages: nobody wrote them. */
    static final String NAME = "labels and customize of the portfolio";

    /** All resources of the instance, whatever they are called. */
    private static final @Nullable String ALL = null;

    @Override
    public Collection<? extends Decorator<?>> of(Environment environment, DatabaseInstance instance) {
        Customization said = instance.basics().customization();
        List<Decorator<?>> decorators = new ArrayList<>();
        instance.basics().labels().forEach((key, value) -> decorators.add(new AddLabelDecorator(ALL, key, value)));
        said.annotations().forEach((key, value) -> decorators.add(new AddAnnotationDecorator(ALL, key, value)));
        said.initContainers()
                .forEach(container -> decorators.add(
                        new AddInitContainerDecorator(instance.name(), container(environment, instance, container))));
        said.sidecars()
                .forEach(container -> decorators.add(
                        new AddSidecarDecorator(instance.name(), container(environment, instance, container))));
        decorators.addAll(pod(instance));
        return decorators;
    }

    private static List<Decorator<?>> pod(DatabaseInstance instance) {
        Customization said = instance.basics().customization();
        String name = instance.name();
        List<Decorator<?>> decorators = new ArrayList<>();
        if (said.imageRegistry() != null) {
            String image = image(instance.image().reference(), said);
            decorators.add(new ApplyImageDecorator(name, instance.engine().id(), image));
        }
        said.imagePullSecrets().forEach(secret -> decorators.add(new AddImagePullSecretDecorator(name, secret)));
        said.nodeSelector()
                .forEach((key, value) ->
                        decorators.add(new AddNodeSelectorDecorator(name, new NodeSelector(key, value))));
        hostsByAddress(said)
                .forEach((address, hosts) -> decorators.add(
                        new AddHostAliasesDecorator(name, new HostAlias(address, String.join(",", hosts)))));
        return decorators;
    }

    /**
     * Dekorate's ApplyRegistryToImageDecorator takes the registry {@code localhost:5000} for a part of the path, and keeps registries before
     * long paths; so the image is settled here.
     */
    private static String image(ImageReference image, Customization said) {
        return (said.imageRegistry() == null ? image : image.pulledFrom(said.imageRegistry())).toString();
    }

    /** The API server merges aliases by their address: it may come once. */
    private static Map<String, List<String>> hostsByAddress(Customization said) {
        Map<String, List<String>> hosts = new TreeMap<>();
        said.hostAliases()
                .forEach((host, address) -> hosts.computeIfAbsent(address, none -> new ArrayList<>())
                        .add(host));
        return hosts;
    }

    private static Container container(Environment environment, DatabaseInstance instance, ExtraContainer said) {
        return new ContainerBuilder()
                .withName(said.name())
                .withImage(image(said.image(), instance.basics().customization()))
                .withCommand(said.command().toArray(String[]::new))
                .withArguments(said.arguments().toArray(String[]::new))
                .withEnvVars(variables(said, InstanceNames.of(environment, instance)))
                .withRequestResources(resources(said.requests()))
                .withLimitResources(resources(said.limits()))
                .build();
    }

    /** Credentials first, for other values may refer to them. */
    private static Env[] variables(ExtraContainer said, InstanceNames names) {
        List<Env> variables = new ArrayList<>();
        said.credentials()
                .forEach((name, key) -> variables.add(new EnvBuilder()
                        .withName(name)
                        .withSecret(names.credentials())
                        .withValue(key)
                        .build()));
        said.environment()
                .forEach((name, value) -> variables.add(
                        new EnvBuilder().withName(name).withValue(value).build()));
        return variables.toArray(Env[]::new);
    }

    private static ResourceRequirements resources(ResourceSettings said) {
        return new ResourceRequirementsBuilder()
                .withMemory(String.valueOf(said.memory()))
                .withCpu(String.valueOf(said.cpu()))
                .build();
    }
}
