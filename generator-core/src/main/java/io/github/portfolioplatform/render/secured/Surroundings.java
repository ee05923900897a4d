package io.github.portfolioplatform.render.secured;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.github.portfolioplatform.engine.UserSecret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Everything that an instance of production has beside its server, its claim and its Service. */
public final class Surroundings {

    private final SecuredInstance instance;
    private final Map<String, HasMetadata> resources = new LinkedHashMap<>();

    private Surroundings(SecuredInstance instance) {
        this.instance = instance;
    }

    /** {@return the resources of the instance by what they are for, {@code network-policy}} */
    public static Map<String, HasMetadata> of(SecuredInstance instance) {
        Surroundings surroundings = new Surroundings(instance);
        surroundings.add();
        return surroundings.resources;
    }

    private void add() {
        resources.put("service-account", account());
        resources.put("network-policy", NetworkPolicies.ofServer(instance));
        resources.putAll(UserSecrets.of(instance));
        ServerCertificate.of(instance).ifPresent(certificate -> resources.put("certificate", certificate));
        resources.put("configuration", ConfigurationFiles.ofServer(instance));
        if (!instance.server().access().isEmpty()) {
            resources.put("access", ConfigurationFiles.ofAccess(instance));
        }
        AccessSchedule.of(instance).ifPresent(this::addAccess);
    }

    private void addAccess(CronJob schedule) {
        resources.put("network-policy-access", NetworkPolicies.ofJob(instance));
        resources.put("access-schedule", schedule);
    }

    private ServiceAccount account() {
        ServiceAccount account = new ServiceAccount();
        account.setMetadata(instance.metadata(instance.names().serviceAccount()));
        account.setAutomountServiceAccountToken(false);
        return account;
    }

    /** {@return the keys of the Secrets that somebody brings, by their names} */
    public static SortedMap<String, SortedSet<String>> brought(SecuredInstance instance) {
        SortedMap<String, SortedSet<String>> secrets = new TreeMap<>();
        if (UserSecrets.areBrought(instance)) {
            instance.server()
                    .secrets()
                    .forEach(secret -> secrets.put(
                            secret.name(), new TreeSet<>(secret.values().keySet())));
        }
        if (ServerCertificate.of(instance).isEmpty()) {
            secrets.put(instance.names().certificate(), ServerCertificate.keys(instance));
        }
        return secrets;
    }

    /** {@return the names of the Secrets whose keys applications and people read, too} */
    public static Set<String> readByOthers(SecuredInstance instance) {
        Set<String> names = instance.server().secrets().stream()
                .filter(UserSecret::forConsumers)
                .map(UserSecret::name)
                .collect(Collectors.toSet());
        names.add(instance.names().certificate());
        return names;
    }
}
