package io.github.portfolioplatform.render.secrets;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.github.portfolioplatform.engine.ResourceFile;
import io.github.portfolioplatform.engine.ResourceRole;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.engine.UserSecret.Form;
import io.github.portfolioplatform.engine.UserSecret.PasswordOf;
import io.github.portfolioplatform.engine.UserSecret.Template;
import io.github.portfolioplatform.model.Backup;
import io.github.portfolioplatform.model.BackupTarget;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.SecretSource;
import io.github.portfolioplatform.render.concern.Contribution;
import io.github.portfolioplatform.render.concern.EnvironmentConcern;
import io.github.portfolioplatform.render.concern.Labels;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The credentials of the buckets that backups of production go to. They come from where passwords come from, if that is a store; the entry is
 * called like the Secret where that of an instance is called like the instance.
 */
public final class BucketSecrets implements EnvironmentConcern {

    /** {@return whether the environment reads them from a store; else they are provided} */
    public static boolean areMade(Environment environment) {
        return environment
                .production()
                .map(production -> production.secrets())
                .filter(source ->
                        source instanceof SecretSource.ExternalStore || source instanceof SecretSource.VaultOperator)
                .isPresent();
    }

    /** {@return what makes them in the cluster; each once, however many instances and buckets have it} */
    @Override
    public Contribution of(Environment environment, List<HasMetadata> ofInstances) {
        Map<ResourceFile, HasMetadata> resources = new LinkedHashMap<>();
        if (areMade(environment)) {
            Set<String> made = new HashSet<>();
            for (DatabaseInstance instance : environment.instances()) {
                instance.basics()
                        .backup()
                        .map(Backup::target)
                        .filter(BackupTarget.S3.class::isInstance)
                        .map(BackupTarget.S3.class::cast)
                        .filter(target -> target.access().role().isEmpty())
                        .filter(target -> made.add(target.secretOf(instance.name())))
                        .ifPresent(target -> {
                            ResourceFile file = file(target, instance);
                            resources.put(file, secret(environment, file, target.secretOf(instance.name())));
                        });
            }
        }
        return Contribution.of(resources);
    }

    /** No name of a target or an instance has a dot. */
    private static ResourceFile file(BackupTarget.S3 target, DatabaseInstance instance) {
        return ResourceRole.CREDENTIALS.file(target.name() + (target.isOfEachInstance() ? "." + instance.name() : ""));
    }

    private static HasMetadata secret(Environment environment, ResourceFile file, String name) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setNamespace(environment.namespace());
        metadata.setLabels(Labels.ofEnvironment(environment));
        SortedMap<String, Template> values = new TreeMap<>();
        for (String key : BackupTarget.S3.KEYS) {
            values.put(key, Template.of(new PasswordOf(key, Form.PLAIN)));
        }
        UserSecret secret = new UserSecret(name, file.name(), values, false);
        SecretSource source = environment.production().orElseThrow().secrets();
        if (source instanceof SecretSource.VaultOperator vault) {
            return VaultSecret.of(metadata, secret, vault, environment.filled(vault.path(), name));
        }
        SecretSource.ExternalStore store = (SecretSource.ExternalStore) source;
        return ExternalSecret.ofStore(metadata, secret, store, environment.filled(store.key(), name));
    }
}
