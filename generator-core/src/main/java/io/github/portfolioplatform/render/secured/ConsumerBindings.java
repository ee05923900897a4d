package io.github.portfolioplatform.render.secured;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.model.Consumer;
import io.github.portfolioplatform.model.SecondLogin;
import io.github.portfolioplatform.model.SecretSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The Secrets of the application in the namespaces of consumers that ask for it, made there from the same entry of the same store. */
public final class ConsumerBindings {

    /** The guard knows the copies of a Secret by this label. */
    private static final String COMPONENT = "app.kubernetes.io/component";

    private static final String BINDING = "binding";

    private ConsumerBindings() {}

    /** {@return what makes them, by what it is for: {@code binding-orders}} */
    public static Map<String, HasMetadata> of(SecuredInstance instance) {
        Map<String, HasMetadata> resources = new LinkedHashMap<>();
        String first = instance.server().secrets().get(0).name();
        for (String namespace : namespaces(instance)) {
            for (UserSecret secret : ofApplication(instance)) {
                String user = secret.name().equals(first) ? "" : "-" + SecondLogin.PASSWORD;
                resources.put("binding-" + namespace + user, of(instance, secret, namespace));
            }
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

    /** {@return the names of the Secrets} */
    public static List<String> secrets(SecuredInstance instance) {
        return ofApplication(instance).stream().map(UserSecret::name).toList();
    }

    /** Pods that still have the other login may start while others change over, so its Secret is there, too. */
    private static List<UserSecret> ofApplication(SecuredInstance instance) {
        return UserSecret.ofApplication(instance.server().secrets());
    }

    private static HasMetadata of(SecuredInstance instance, UserSecret secret, String namespace) {
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
