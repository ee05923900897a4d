package io.github.portfolioplatform.render.secrets;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.portfolioplatform.engine.ResourceFile;
import io.github.portfolioplatform.engine.ResourceRole;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.model.Consumer;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.SecondLogin;
import io.github.portfolioplatform.model.SecretSource;
import io.github.portfolioplatform.render.concern.Concern;
import io.github.portfolioplatform.render.concern.Contribution;
import io.github.portfolioplatform.render.concern.ExternalReferences;
import io.github.portfolioplatform.render.concern.InstanceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The Secrets of the application in the namespaces of consumers that ask for it, made there from the same entry of the same store. */
public final class ConsumerBindings implements Concern {

    /** The guard knows the copies of a Secret by this label. */
    private static final String COMPONENT = "app.kubernetes.io/component";

    private static final String BINDING = "binding";

    /** {@return what makes them, with roles such as {@code binding-orders}} */
    @Override
    public Contribution of(InstanceContext instance) {
        ExternalReferences.Builder external = ExternalReferences.builder();
        Map<ResourceFile, HasMetadata> resources = new LinkedHashMap<>();
        String first = instance.secrets().get(0).name();
        for (String namespace : namespaces(instance.environment(), instance.instance())) {
            for (UserSecret secret : ofApplication(instance)) {
                String user = secret.name().equals(first) ? "" : "-" + SecondLogin.PASSWORD;
                resources.put(ResourceRole.BINDING.file(namespace + user), of(instance, secret, namespace));
                external.readByOthers(namespace, secret.name());
            }
        }
        return Contribution.of(resources).with(external.build());
    }

    /** {@return the other namespaces in which consumers of the instance get its Secret} */
    public static NavigableSet<String> namespaces(Environment environment, DatabaseInstance instance) {
        NavigableSet<String> namespaces = new TreeSet<>();
        instance.basics().security().consumers().stream()
                .filter(Consumer::isBound)
                .flatMap(consumer -> consumer.namespace().stream())
                .filter(namespace -> !namespace.equals(environment.namespace()))
                .forEach(namespaces::add);
        return namespaces;
    }

    /** Pods that still have the other login may start while others change over, so its Secret is there, too. */
    private static List<UserSecret> ofApplication(InstanceContext instance) {
        return UserSecret.ofApplication(instance.secrets());
    }

    private static HasMetadata of(InstanceContext instance, UserSecret secret, String namespace) {
        ObjectMeta metadata = instance.metadata(secret.name());
        metadata.setNamespace(namespace);
        metadata.getLabels().put(COMPONENT, BINDING);
        SecretSource source = instance.production().secrets();
        if (source instanceof SecretSource.VaultOperator vault) {
            String auth = instance.environment().namespace() + "/" + vault.auth();
            SecretSource.VaultOperator there = new SecretSource.VaultOperator(auth, vault.mount(), vault.path());
            return VaultSecret.of(metadata, secret, there, instance.filled(vault.path()));
        }
        SecretSource.ExternalStore store = (SecretSource.ExternalStore) source;
        return ExternalSecret.ofStore(metadata, secret, store, instance.filled(store.key()));
    }
}
