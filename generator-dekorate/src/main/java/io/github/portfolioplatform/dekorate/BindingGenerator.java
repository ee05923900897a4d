package io.github.portfolioplatform.dekorate;

import io.dekorate.ConfigurationRegistry;
import io.dekorate.ManifestGenerator;
import io.dekorate.ManifestGeneratorFactory;
import io.dekorate.ResourceRegistry;
import io.dekorate.kubernetes.config.Configuration;
import io.dekorate.kubernetes.config.Env;
import io.dekorate.kubernetes.config.KubernetesConfig;
import io.dekorate.kubernetes.decorator.AddLabelDecorator;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies the bindings to the manifests of the application. Dekorate finds it as a service. */
public final class BindingGenerator implements ManifestGenerator<KubernetesConfig> {

    /** Also the key of Dekorate's own generator: whoever turns that on or off means this one, too. */
    private static final String KUBERNETES = "kubernetes";

    /** After Dekorate's own generator, which has 200. A session keeps one generator for each number, and none of Dekorate's has this one. */
    private static final int ORDER = 455;

    /** The label is that of pods and of what makes them; a Service uses no database. */
    private static final String[] WORKLOADS = {"Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob"};

    private final ResourceRegistry resources;
    private final ConfigurationRegistry configurations;

    private BindingGenerator(ResourceRegistry resources, ConfigurationRegistry configurations) {
        this.resources = resources;
        this.configurations = configurations;
    }

    /** Makes the generator of a session. */
    public static final class Factory implements ManifestGeneratorFactory {

        /** Dekorate finds the factory as a service. */
        public Factory() {}

        /** {@return the generator, which accepts only what it is for, whatever type the caller wants} */
        @Override
        @SuppressWarnings("unchecked")
        public <C extends Configuration> ManifestGenerator<C> create(
                ResourceRegistry resources, ConfigurationRegistry configurations) {
            return (ManifestGenerator<C>) new BindingGenerator(resources, configurations);
        }
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public String getKey() {
        return KUBERNETES;
    }

    @Override
    public boolean accepts(Class<? extends Configuration> type) {
        return KubernetesConfig.class.isAssignableFrom(type);
    }

    @Override
    public void generate(KubernetesConfig config) {
        List<Binding> bindings = configurations.getConfigurators().stream()
                .filter(Bindings.class::isInstance)
                .flatMap(found -> ((Bindings) found).all().stream())
                .toList();
        String application = config.getName();
        bindings.forEach(binding -> binding.checkUser(application));
        List<String> own = Arrays.stream(config.getEnvVars()).map(Env::getName).toList();
        Optional<ProductionPlan> plan = ProductionPlan.of(bindings, config);
        if (Bindings.areApart(bindings, own)) {
            List<EnvVar> variables = bindings.stream()
                    .flatMap(binding -> binding.variables().stream())
                    .distinct()
                    .toList();
            resources.decorate(KUBERNETES, new AddVariablesDecorator(application, variables));
            bindings.forEach(binding -> label(application, binding.label()));
            plan.ifPresent(of -> produce(application, of));
        }
    }

    private void produce(String application, ProductionPlan plan) {
        resources.decorate(KUBERNETES, new ProductionPodDecorator(application, plan.authority()));
        resources.decorate(KUBERNETES, new NamespaceDecorator(plan.namespace()));
        label(application, plan.labels());
    }

    private void label(String application, Map<String, String> labels) {
        labels.forEach((key, value) ->
                resources.decorate(KUBERNETES, new AddLabelDecorator(application, key, value, WORKLOADS)));
    }
}
