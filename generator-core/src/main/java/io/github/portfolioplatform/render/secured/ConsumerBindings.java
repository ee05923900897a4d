package io.github.portfolioplatform.render.secured;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.model.Consumer;
import io.github.portfolioplatform.model.SecretSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The Secret of the application in the namespaces of consumers that ask for it, made there from the same entry of the same store. */
public final class ConsumerBindings {

    /** The guard knows the copies of a Secret by this label. */
    private static final String COMPONENT = "app.kubernetes.io/component";

    private static final String BINDING = "binding";

    private ConsumerBindings() {}

    /** {@return what makes them, by what it is for: {@code binding-orders}} */
    public static Map<String, HasMetadata> of(SecuredInstance instance) {
        Map<String, HasMetadata> resources = new LinkedHashMap<>();
        for (String namespace : namespaces(instance)) {
            resources.put("binding-" + namespace, of(instance, namespace));
        }
        return resources;
    }

    /** {@return the other namespaces in which consumers of the instance get its Secret} */
    public static NavigableSet<String> namespaces(SecuredInstance instance) {
        NavigableSet<String> namespaces = new TreeSet<>();
        instance.instance().basics().security().consumers().stream()
                .filter(Consumer::isBound)
                .flatMap(consumer -> consumer.namespace().stream())
                .filter(namespace -> !namespace.equals(instance.environment().namespace()))
                .forEach(namespaces::add);
        return namespaces;
    }

    /** {@return the name of the Secret} */
    public static String secret(SecuredInstance instance) {
        return ofApplication(instance).name();
    }

    private static UserSecret ofApplication(SecuredInstance instance) {
        return instance.server().secrets().get(0);
    }

    private static HasMetadata of(SecuredInstance instance, String namespace) {
        UserSecret secret = ofApplication(instance);
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
