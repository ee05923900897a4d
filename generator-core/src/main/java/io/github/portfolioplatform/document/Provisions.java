package io.github.portfolioplatform.document;

import io.github.portfolioplatform.backend.catalog.Backends;
import io.github.portfolioplatform.document.Provision.Kind;
import io.github.portfolioplatform.engine.CertificateShape;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.engine.UserSecret.Form;
import io.github.portfolioplatform.engine.UserSecret.PasswordOf;
import io.github.portfolioplatform.engine.UserSecret.Template;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.BackupTarget;
import io.github.portfolioplatform.model.CertificateAuthority;
import io.github.portfolioplatform.model.CertificateSource;
import io.github.portfolioplatform.model.Consumer;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.model.Production;
import io.github.portfolioplatform.model.SecretSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Derives everything secret that must be provided for an environment: in its store, and in the cluster. */
final class Provisions {

    private final Environment environment;
    private final List<Provision> all = new ArrayList<>();

    private Provisions(Environment environment) {
        this.environment = environment;
    }

    /** {@return what must be provided, first for each instance, then for the environment; each once} */
    public static List<Provision> of(Environment environment) {
        Provisions provisions = new Provisions(environment);
        environment.instances().forEach(provisions::addInstance);
        provisions.addBuckets();
        provisions.addPullSecrets();
        provisions.addAuthority();
        return provisions.all.stream().distinct().toList();
    }

    private Optional<Production> production() {
        return environment.production();
    }

    private void addInstance(DatabaseInstance instance) {
        DatabaseServer server = DatabaseEngines.server(environment, instance);
        List<UserSecret> secrets =
                DatabaseEngines.of(instance).secrets(environment, instance, Backends.endpoint(environment, instance));
        if (!environment.posture().includes(Choice.SECRET_SOURCE)
                && instance.password().isEmpty()) {
            secrets.forEach(secret -> add(
                    Kind.SECRET,
                    environment.namespace(),
                    secret.name(),
                    instance,
                    passwords(secret.values().keySet())));
        }
        production().map(Production::secrets).ifPresent(source -> {
            if (!source.makesSecrets()) {
                secrets.forEach(secret -> addSecret(environment.namespace(), secret, instance));
                readers(instance)
                        .forEach(namespace -> UserSecret.ofApplication(secrets)
                                .forEach(secret -> addSecret(namespace, secret, instance)));
            } else {
                SortedSet<String> users = new TreeSet<>();
                secrets.forEach(secret -> users.addAll(secret.users()));
                addEntry(source, instance.name(), Optional.of(instance.name()), passwords(users));
            }
        });
        server.certificate().ifPresent(shape -> addCertificate(instance, shape));
    }

    /** The other namespaces of declared consumers in which nothing makes the Secret of the application. */
    private NavigableSet<String> readers(DatabaseInstance instance) {
        NavigableSet<String> namespaces = new TreeSet<>();
        instance.basics().security().consumers().stream()
                .filter(consumer -> !consumer.isBound())
                .map(Consumer::namespace)
                .flatMap(Optional::stream)
                .filter(namespace -> !namespace.equals(environment.namespace()))
                .forEach(namespaces::add);
        return namespaces;
    }

    private void addSecret(String namespace, UserSecret secret, DatabaseInstance instance) {
        SortedMap<String, Optional<Template>> values = new TreeMap<>();
        secret.values().forEach((key, template) -> values.put(key, Optional.of(template)));
        add(Kind.SECRET, namespace, secret.name(), instance, values);
    }

    private void addCertificate(DatabaseInstance instance, CertificateShape shape) {
        if (production().map(Production::certificates).orElseThrow() instanceof CertificateSource.Issuer) {
            return;
        }
        List<String> keys =
                shape.combined() ? List.of("ca.crt", "tls-combined.pem") : List.of("ca.crt", "tls.crt", "tls.key");
        String name = InstanceNames.of(environment, instance).certificate();
        add(Kind.SECRET, environment.namespace(), name, instance, files(keys));
    }

    private void addBuckets() {
        for (DatabaseInstance instance : environment.instances()) {
            instance.basics()
                    .backup()
                    .map(backup -> backup.target())
                    .filter(BackupTarget.S3.class::isInstance)
                    .map(BackupTarget.S3.class::cast)
                    .ifPresent(bucket -> addBucket(bucket, instance));
        }
    }

    private void addBucket(BackupTarget.S3 bucket, DatabaseInstance instance) {
        if (bucket.access().role().isEmpty()) {
            String secret = bucket.secretOf(instance.name());
            SortedMap<String, Optional<Template>> keys = files(BackupTarget.S3.KEYS);
            boolean isRead = production()
                    .filter(production -> addEntry(production.secrets(), secret, Optional.empty(), keys))
                    .isPresent();
            if (!isRead) {
                add(Kind.SECRET, environment.namespace(), secret, null, keys);
            }
        }
        bucket.access()
                .authority()
                .ifPresent(secret -> add(
                        Kind.SECRET, environment.namespace(), secret, null, files(List.of(CertificateAuthority.KEY))));
    }

    private void addPullSecrets() {
        environment.instances().stream()
                .flatMap(instance -> instance.basics().customization().imagePullSecrets().stream())
                .distinct()
                .forEach(secret ->
                        add(Kind.SECRET, environment.namespace(), secret, null, files(List.of(".dockerconfigjson"))));
    }

    private void addAuthority() {
        production()
                .flatMap(Production::certificateAuthority)
                .filter(CertificateAuthority.ConfigMap.class::isInstance)
                .flatMap(authority -> environment.authorityMap())
                .ifPresent(map -> {
                    NavigableSet<String> namespaces = new TreeSet<>(List.of(environment.namespace()));
                    environment.instances().stream()
                            .flatMap(instance -> instance.basics().security().consumers().stream())
                            .flatMap(consumer -> consumer.namespace().stream())
                            .forEach(namespaces::add);
                    namespaces.forEach(
                            namespace -> add(Kind.CONFIG_MAP, namespace, map.name(), null, files(List.of(map.key()))));
                });
    }

    /** Adds an entry of a store; the cluster generates passwords only, and no entry. */
    private boolean addEntry(
            SecretSource source, String of, Optional<String> instance, SortedMap<String, Optional<Template>> values) {
        if (source instanceof SecretSource.VaultOperator vault) {
            String entry = environment.filled(vault.path(), of);
            all.add(new Provision(Kind.VAULT_ENTRY, vault.mount(), entry, instance, values));
            return true;
        }
        if (source instanceof SecretSource.ExternalStore store) {
            String place = store.kind().resource() + " " + store.store();
            String entry = environment.filled(store.key(), of);
            all.add(new Provision(Kind.STORE_ENTRY, place, entry, instance, values));
            return true;
        }
        return false;
    }

    private void add(
            Kind kind,
            String place,
            String name,
            @Nullable DatabaseInstance instance,
            SortedMap<String, Optional<Template>> values) {
        all.add(new Provision(kind, place, name, Optional.ofNullable(instance).map(DatabaseInstance::name), values));
    }

    private static SortedMap<String, Optional<Template>> passwords(Collection<String> users) {
        SortedMap<String, Optional<Template>> values = new TreeMap<>();
        users.forEach(user -> values.put(user, Optional.of(Template.of(new PasswordOf(user, Form.PLAIN)))));
        return values;
    }

    private static SortedMap<String, Optional<Template>> files(Collection<String> keys) {
        SortedMap<String, Optional<Template>> values = new TreeMap<>();
        keys.forEach(key -> values.put(key, Optional.empty()));
        return values;
    }
}
