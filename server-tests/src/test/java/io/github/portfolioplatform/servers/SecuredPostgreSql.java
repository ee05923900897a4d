package io.github.portfolioplatform.servers;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import io.github.portfolioplatform.engine.AccessJob;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.PodParts;
import io.github.portfolioplatform.engine.SecuredServer;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.engine.UserSecret.Form;
import io.github.portfolioplatform.engine.UserSecret.PasswordOf;
import io.github.portfolioplatform.engine.UserSecret.Text;
import io.github.portfolioplatform.engine.catalog.DatabaseServers;
import io.github.portfolioplatform.model.CertificateSource;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.EngineVersion;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.InstanceSettings;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.model.PostgreSql;
import io.github.portfolioplatform.model.Production;
import io.github.portfolioplatform.model.RunAs;
import io.github.portfolioplatform.model.SecretSource;
import io.github.portfolioplatform.model.SecuritySettings;
import io.github.portfolioplatform.model.Storage;
import io.github.portfolioplatform.yaml.CanonicalYaml;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * PostgreSQL in an environment of production, as its engine makes it, with the Secrets that a store and cert-manager would fill.
 *
 * @param passwords those of all users, by the purposes of the users
 */
record SecuredPostgreSql(
        PostgreSql instance, SecuredServer server, SortedMap<String, String> passwords, ServerCertificate certificate) {

    static final String NAME = "postgresql-orders";
    static final String DATABASE = "orders";
    /** Whom development made the superuser of its volume. */
    static final String FORMER = "orders_user";

    private static final String NAMESPACE = "shop-production";

    SecuredPostgreSql {
        passwords = new TreeMap<>(passwords);
    }

    static SecuredPostgreSql of(int major) throws Exception {
        return of(major, FORMER, SecuritySettings.NONE);
    }

    static SecuredPostgreSql of(int major, String former, SecuritySettings security) throws Exception {
        Production production = new Production(
                new SecretSource.Brought(), new CertificateSource.Brought(), Optional.empty(), Optional.empty());
        Environment environment = Portfolio.named("shop")
                .add(PostgreSql.named(NAME)
                        .application("Shop")
                        .database(DATABASE)
                        .user(former)
                        .version(new EngineVersion(String.valueOf(major)))
                        .storage(Storage.gibibytes(2))
                        .requests(Memory.mebibytes(256), Cpu.millicores(250))
                        .limits(Memory.mebibytes(512), Cpu.millicores(500)))
                .add(Environment.named("production")
                        .namespace(NAMESPACE)
                        .production(production)
                        .override(NAME, InstanceSettings.NONE.security(security)))
                .build()
                .environment("production");
        PostgreSql instance = (PostgreSql) environment.instances().get(0);
        SecuredServer server = DatabaseServers.secured(environment, instance);
        SortedMap<String, String> passwords = new TreeMap<>();
        server.secrets().forEach(secret -> secret.users().forEach(user -> passwords.put(user, "pw-of-" + user)));
        return new SecuredPostgreSql(instance, server, passwords, newCertificate());
    }

    static ServerCertificate newCertificate() throws Exception {
        return ServerCertificate.of(List.of(NAME, "localhost"));
    }

    /** The same instance with another password of a user in the store. */
    SecuredPostgreSql with(String user, String password) {
        SortedMap<String, String> others = new TreeMap<>(passwords);
        others.put(user, password);
        return new SecuredPostgreSql(instance, server, others, certificate);
    }

    /** The same instance with another certificate. */
    SecuredPostgreSql with(ServerCertificate renewed) {
        return new SecuredPostgreSql(instance, server, passwords, renewed);
    }

    /** What a cluster is given, and what its operators add. */
    RenderedInstance rendered() {
        Fields service = Fields.parse("{kind: Service, metadata: {name: " + NAME + ", namespace: " + NAMESPACE + "}}");
        Map<String, Object> job = Map.of("jobTemplate", Map.of("spec", Map.of("template", Map.of("spec", jobPod()))));
        RenderedInstance rendered = new RenderedInstance(
                        NAME,
                        List.of(
                                service,
                                configMap("configuration", server.configuration()),
                                configMap("access", server.access()),
                                resource("StatefulSet", NAME, "spec", Map.of("template", Map.of("spec", serverPod()))),
                                resource("CronJob", NAME + "-access", "spec", job)))
                .withSecret(NAME + "-tls", certificate.secret());
        for (UserSecret secret : server.secrets()) {
            rendered = rendered.withSecret(secret.name(), values(secret));
        }
        return rendered;
    }

    private static Fields configMap(String name, Map<String, String> data) {
        return resource("ConfigMap", NAME + "-" + name, "data", new LinkedHashMap<>(data));
    }

    private static Fields resource(String kind, String name, String key, Map<String, Object> value) {
        return new Fields(Map.of("kind", kind, "metadata", Map.of("name", name), key, value));
    }

    private Map<String, Object> serverPod() {
        PodContribution pod = server.pod();
        Container container = container("postgresql");
        container.setArgs(pod.arguments());
        container.setEnv(pod.environment());
        container.setVolumeMounts(new ArrayList<>(pod.mounts()));
        container
                .getVolumeMounts()
                .add(PodParts.mount(
                        "postgresql-storage", DatabaseServers.of(instance).dataMountPath()));
        container.setStartupProbe(pod.probes().orElseThrow().startup());
        container.setReadinessProbe(pod.probes().orElseThrow().readiness());
        container.setLivenessProbe(pod.probes().orElseThrow().liveness());
        List<Volume> volumes = new ArrayList<>(pod.volumes());
        volumes.add(PodParts.claimVolume("postgresql-storage", "postgresql-storage"));
        return pod(container, volumes);
    }

    private Map<String, Object> jobPod() {
        AccessJob job = server.accessJob();
        Container container = container("access");
        container.setCommand(job.command());
        container.setEnv(job.environment());
        container.setVolumeMounts(job.mounts());
        return pod(container, job.volumes());
    }

    private Container container(String name) {
        SecurityContext hardened = new SecurityContext();
        hardened.setReadOnlyRootFilesystem(true);
        Container container = new Container();
        container.setName(name);
        container.setImage(instance.image().reference().toString());
        container.setSecurityContext(hardened);
        return container;
    }

    private Map<String, Object> pod(Container container, List<Volume> volumes) {
        RunAs runAs = instance.basics().security().runAs().orElse(server.runAs());
        PodSpec spec = new PodSpec();
        spec.setContainers(List.of(container));
        spec.setVolumes(volumes);
        Map<String, Object> fields = new LinkedHashMap<>(
                Fields.parse(new CanonicalYaml().write(spec)).values());
        fields.put(
                "securityContext",
                Map.of("runAsUser", (int) runAs.user(), "runAsGroup", (int) runAs.group(), "fsGroup", (int)
                        runAs.group()));
        fields.put(
                "terminationGracePeriodSeconds",
                server.pod().gracePeriodSeconds().orElseThrow().intValue());
        return fields;
    }

    /** What an operator makes of the passwords in a store. */
    Map<String, String> values(UserSecret secret) {
        Map<String, String> values = new TreeMap<>();
        secret.values()
                .forEach((key, template) -> values.put(
                        key, template.parts().stream().map(this::text).collect(Collectors.joining())));
        return values;
    }

    private String text(UserSecret.Part part) {
        if (part instanceof PasswordOf password) {
            String plain = passwords.get(password.user());
            return password.form() == Form.URI
                    ? URLEncoder.encode(plain, StandardCharsets.UTF_8).replace("+", "%20")
                    : plain;
        }
        return ((Text) part).text();
    }
}
