package io.github.portfolioplatform.render;

import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.ProjectedVolumeSource;
import io.fabric8.kubernetes.api.model.SecretProjection;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.github.portfolioplatform.engine.AccessJob;
import io.github.portfolioplatform.engine.CertificateShape;
import io.github.portfolioplatform.engine.CopyClient;
import io.github.portfolioplatform.engine.DataCopies;
import io.github.portfolioplatform.engine.DataCopies.Login;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.PodParts;
import io.github.portfolioplatform.engine.Rotation;
import io.github.portfolioplatform.engine.UserSecret;
import io.github.portfolioplatform.engine.UserSecret.Form;
import io.github.portfolioplatform.engine.UserSecret.PasswordOf;
import io.github.portfolioplatform.engine.UserSecret.Template;
import io.github.portfolioplatform.engine.UserSecret.Text;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.RunAs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A server of no engine: what surrounds it is the same for all. */
record FakeServer(InstanceNames names, String configured, CertificateShape shape) implements DatabaseServer {

    FakeServer(DatabaseInstance instance) {
        this(InstanceNames.of(instance), "tls = on", new CertificateShape(false, false));
    }

    @Override
    public String dataMountPath() {
        return "/data";
    }

    @Override
    public Optional<CertificateShape> certificate() {
        return Optional.of(shape);
    }

    @Override
    public SortedMap<String, String> configuration() {
        return new TreeMap<>(Map.of("server.conf", configured));
    }

    @Override
    public SortedMap<String, String> access() {
        return new TreeMap<>(Map.of("access.sh", "exit 0"));
    }

    @Override
    public PodContribution pod() {
        return new PodContribution(
                List.of("--config", "/etc/server/server.conf"),
                List.of(),
                List.of(configMap("configuration", names.configuration(), "server.conf"), certificateVolume("tls.key")),
                List.of(
                        PodParts.readOnlyMount("configuration", "/etc/server"),
                        PodParts.readOnlyMount("tls", "/run/tls")),
                Optional.empty(),
                Optional.of(60L));
    }

    DataCopies copies() {
        Login login = Login.of(names.credentialsOf("backup"), "password");
        SortedMap<String, String> scripts = new TreeMap<>(
                Map.of(DataCopies.DUMP, "exit 0", DataCopies.VERIFY, "exit 0", DataCopies.RESTORE, "exit 0"));
        return new DataCopies(
                scripts,
                List.of(),
                login,
                login,
                false,
                new CopyClient(1, Memory.mebibytes(64), Memory.ZERO),
                new RunAs(999, 999));
    }

    @Override
    public Optional<AccessJob> accessJob() {
        return Optional.of(new AccessJob(
                List.of("sh", "/access/access.sh"),
                List.of(),
                List.of(configMap("access", names.access(), "access.sh"), passwords()),
                List.of(mount("access"), mount("passwords")),
                Memory.mebibytes(32)));
    }

    private static VolumeMount mount(String name) {
        return PodParts.readOnlyMount(name, "/" + name);
    }

    private static Volume configMap(String volume, String name, String key) {
        ConfigMapVolumeSource source = new ConfigMapVolumeSource();
        source.setName(name);
        source.setItems(List.of(item(key)));
        Volume made = new Volume();
        made.setName(volume);
        made.setConfigMap(source);
        return made;
    }

    private Volume certificateVolume(String key) {
        SecretVolumeSource source = new SecretVolumeSource();
        source.setSecretName(names.certificate());
        source.setItems(List.of(item(key)));
        Volume volume = new Volume();
        volume.setName("tls");
        volume.setSecret(source);
        return volume;
    }

    private Volume passwords() {
        ProjectedVolumeSource projected = new ProjectedVolumeSource();
        projected.setSources(List.of(
                projection(names.credentialsOf("admin"), "admin"), projection(names.credentials(), "password")));
        Volume volume = new Volume();
        volume.setName("passwords");
        volume.setProjected(projected);
        return volume;
    }

    private static VolumeProjection projection(String secret, String key) {
        SecretProjection source = new SecretProjection();
        source.setName(secret);
        source.setItems(List.of(item(key)));
        VolumeProjection projection = new VolumeProjection();
        projection.setSecret(source);
        return projection;
    }

    private static KeyToPath item(String key) {
        KeyToPath item = new KeyToPath();
        item.setKey(key);
        item.setPath(key);
        return item;
    }

    List<UserSecret> secrets() {
        return List.of(
                new UserSecret(
                        names.credentials(),
                        "credentials",
                        new TreeMap<>(Map.of(
                                "password", Template.of(new PasswordOf("app", Form.PLAIN)),
                                "uri",
                                        Template.of(
                                                new Text("db://app:"),
                                                new PasswordOf("app", Form.URI),
                                                new Text("@db")))),
                        false),
                new UserSecret(
                        names.credentialsOf("admin"),
                        "credentials-admin",
                        new TreeMap<>(Map.of("admin", Template.of(new PasswordOf("admin", Form.PLAIN)))),
                        false),
                new UserSecret(
                        names.credentialsOf("read-only"),
                        "credentials-read-only",
                        new TreeMap<>(Map.of("password", Template.of(new PasswordOf("read-only", Form.PLAIN)))),
                        true));
    }

    @Override
    public RunAs runAs() {
        return new RunAs(999, 1000);
    }

    @Override
    public Optional<Rotation> rotation() {
        throw new UnsupportedOperationException("nobody rotates its passwords");
    }

    @Override
    public OperatorCommands commands(PodCommands pod) {
        throw new UnsupportedOperationException("nobody looks after it");
    }
}
