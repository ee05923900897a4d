package io.github.portfolioplatform.dekorate;

import io.fabric8.kubernetes.api.model.ConfigMapVolumeSourceBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.github.portfolioplatform.connection.Connection;
import io.github.portfolioplatform.engine.ConnectionUri;
import io.github.portfolioplatform.engine.Dialect;
import io.github.portfolioplatform.engine.SettingValue;
import io.github.portfolioplatform.engine.mongodb.MongoDb;
import io.github.portfolioplatform.model.CertificateAuthority;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.problem.InvalidValueException;

/** The certificate authority by which an application checks servers of production. */
final class Trust {

    static final String VOLUME = "portfolio-ca";

    private Trust() {}

    /**
     * Refuses bindings whose first handshake would fail.
     *
     * @throws InvalidValueException if the authority is not declared, or no setting of the dialect names its file
     */
    static void check(Connection connection, Dialect dialect) {
        if (!connection.environment().posture().includes(Choice.TLS)) {
            return;
        }
        String instance = connection.instance().name();
        if (connection.endpoint().issuer().isEmpty()) {
            throw new InvalidValueException(
                    "The environment " + connection.environment().name()
                            + " declares no certificateAuthority, by which the"
                            + " application could check the server of " + instance + ".",
                    "Declare certificateAuthority: {configMap: {name: …}} or {pem: …} for it in the portfolio.");
        }
        boolean isNamed = connection.in(dialect).stream().anyMatch(setting -> names(setting.value(), connection));
        if (!isNamed) {
            throw new InvalidValueException(
                    "Java's drivers of " + connection.instance().engine().displayName()
                            + " read no certificate authority from variables in the dialect " + dialect + ".",
                    "Take SPRING_BOOT_3, SPRING_BOOT_4 or VARIABLES.");
        }
    }

    /** Java's driver of MongoDB ignores the file in a URI. */
    private static boolean names(SettingValue value, Connection connection) {
        boolean isUnread =
                value instanceof ConnectionUri && connection.instance().engine().equals(MongoDb.ENGINE);
        return !isUnread && value.toString().contains(CertificateAuthority.FILE);
    }

    static Volume volume(CertificateAuthority.ConfigMap map) {
        return new VolumeBuilder()
                .withName(VOLUME)
                .withConfigMap(new ConfigMapVolumeSourceBuilder()
                        .withName(map.name())
                        .addNewItem()
                        .withKey(map.key())
                        .withPath(CertificateAuthority.KEY)
                        .endItem()
                        .build())
                .build();
    }

    static VolumeMount mount() {
        return new VolumeMountBuilder()
                .withName(VOLUME)
                .withMountPath(CertificateAuthority.FOLDER)
                .withReadOnly(true)
                .build();
    }
}
