package io.github.portfolioplatform.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.github.portfolioplatform.backend.catalog.Backends;
import io.github.portfolioplatform.document.EnvironmentDocument;
import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.mongodb.MongoDbEngine;
import io.github.portfolioplatform.engine.postgresql.PostgreSqlEngine;
import io.github.portfolioplatform.model.BackupSettings;
import io.github.portfolioplatform.model.BackupTarget;
import io.github.portfolioplatform.model.CertificateSource;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.InstanceSettings;
import io.github.portfolioplatform.model.Posture;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.model.Postures;
import io.github.portfolioplatform.model.Production;
import io.github.portfolioplatform.model.SecretSource;
import io.github.portfolioplatform.render.RenderedResource;
import io.github.portfolioplatform.render.Rendering;
import io.github.portfolioplatform.yaml.CanonicalYaml;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The choices of a posture are independent: whatever is chosen beside it, each has its own effect and no other. */
class EveryPostureTest {

    static Stream<Arguments> serversInAllPostures() {
        return Stream.of(PostgreSqlEngine.INSTANCE, MongoDbEngine.INSTANCE)
                .flatMap(engine -> Postures.allowed().stream().map(posture -> Arguments.of(engine, posture)));
    }

    private static Environment environment(DatabaseEngine engine, Posture posture) {
        InstanceSettings withBackup = InstanceSettings.NONE.backup(BackupSettings.to("disk"));
        Environment production = EngineShop.of(engine)
                .inProduction(withBackup)
                .portfolio(Production.of(
                        new SecretSource.ExternalStore(
                                SecretSource.StoreKind.CLUSTER_SECRET_STORE, "vault", "{environment}/{instance}"),
                        new CertificateSource.Issuer("company-ca", "ClusterIssuer", "cert-manager.io")))
                .backupTarget(BackupTarget.volume("disk", "backups"))
                .build()
                .environment(EngineShop.PRODUCTION);
        return Postures.in(production, posture);
    }

    private static DatabaseServer server(DatabaseEngine engine, Posture posture) {
        Environment environment = environment(engine, posture);
        return engine.server(environment, environment.instances().get(0));
    }

    private static Posture without(Posture posture, Choice choice) {
        Set<Choice> others = EnumSet.copyOf(posture.choices());
        others.remove(choice);
        return Posture.of(others);
    }

    private static List<HasMetadata> rendered(DatabaseEngine engine, Posture posture) {
        return Rendering.render(environment(engine, posture)).stream()
                .map(RenderedResource::resource)
                .toList();
    }

    private static List<String> kinds(DatabaseEngine engine, Posture posture) {
        return rendered(engine, posture).stream().map(HasMetadata::getKind).toList();
    }

    /** All pods of the set: that of the server, and those of jobs. */
    private static List<PodSpec> pods(List<HasMetadata> resources) {
        return resources.stream()
                .flatMap(resource -> resource instanceof StatefulSet set
                        ? Stream.of(set.getSpec().getTemplate().getSpec())
                        : resource instanceof CronJob job
                                ? Stream.of(job.getSpec()
                                        .getJobTemplate()
                                        .getSpec()
                                        .getTemplate()
                                        .getSpec())
                                : Stream.of())
                .toList();
    }

    private static PodSpec podOfServer(DatabaseEngine engine, Posture posture) {
        return rendered(engine, posture).stream()
                .filter(StatefulSet.class::isInstance)
                .map(set -> ((StatefulSet) set).getSpec().getTemplate().getSpec())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("serversInAllPostures")
    void the_set_is_closed_and_the_document_is_whole(DatabaseEngine engine, Posture posture) {
        assertThat(kinds(engine, posture)).contains("StatefulSet", "Service", "PersistentVolumeClaim", "CronJob");
        assertThat(EnvironmentDocument.of(environment(engine, posture)).masked())
                .contains("shop-data")
                .doesNotContain("lantern");
    }

    @ParameterizedTest
    @MethodSource("serversInAllPostures")
    void pods_mount_what_they_have(DatabaseEngine engine, Posture posture) {
        assertThat(pods(rendered(engine, posture))).hasSizeGreaterThan(3).allSatisfy(pod -> {
            Set<String> mounted = Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream())
                    .flatMap(container -> container.getVolumeMounts().stream())
                    .map(VolumeMount::getName)
                    .collect(Collectors.toSet());
            assertThat(pod.getVolumes()).extracting(Volume::getName).hasSameElementsAs(mounted);
        });
    }

    @ParameterizedTest
    @MethodSource("serversInAllPostures")
    void tls_is_a_certificate_that_is_mounted_and_renewed_and_clients_that_demand_it(
            DatabaseEngine engine, Posture posture) {
        DatabaseServer server = server(engine, posture);
        Outside outside = Outside.ofOnlyInstanceIn(environment(engine, posture));
        boolean tls = posture.includes(Choice.TLS);
        List<HasMetadata> resources = rendered(engine, posture);

        assertThat(kinds(engine, posture).contains("Certificate")).isEqualTo(tls);
        assertThat(server.certificate().isPresent()).isEqualTo(tls);
        assertThat(server.accessJob().isPresent()).isEqualTo(tls);
        assertThat(server.configuration().isEmpty()).isNotEqualTo(tls);
        assertThat(outside.client(new Endpoint("db", 1, false)).uri().toString().matches(".*(sslmode|tls)=.*"))
                .isEqualTo(tls);
        assertThat(pods(resources).stream()
                        .map(pod -> new CanonicalYaml().write(pod).contains("shop-data-tls")))
                .contains(tls);
        assertThat(new CanonicalYaml().write(pods(resources)).contains("/run/tls"))
                .isEqualTo(tls);
    }

    @ParameterizedTest
    @MethodSource("serversInAllPostures")
    void without_root_or_with_it_the_server_can_read_its_key(DatabaseEngine engine, Posture posture) {
        PodSpec pod = podOfServer(engine, posture);

        if (posture.includes(Choice.TLS)) {
            assertThat(pod.getSecurityContext().getFsGroup())
                    .isEqualTo(server(engine, posture).runAs().group());
        } else {
            assertThat(pod.getSecurityContext()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("serversInAllPostures")
    void users_are_several_secrets_and_the_only_user_is_one(DatabaseEngine engine, Posture posture) {
        DatabaseServer server = server(engine, posture);
        Outside outside = Outside.ofOnlyInstanceIn(environment(engine, posture));
        boolean users = posture.includes(Choice.USERS);

        assertThat(outside.secrets().size() > 1).isEqualTo(users);
        assertThat(server.access().isEmpty()).isNotEqualTo(users);
        assertThat(server.rotation().isPresent()).isEqualTo(users);
        assertThat(server.refused().isEmpty()).isNotEqualTo(users);
        assertThat(outside.client(new Endpoint("db", 1, false)).user())
                .contains(users ? EngineShop.DATABASE + "_app" : EngineShop.USER);
        assertThat(outside.copies()
                        .dumping()
                        .password()
                        .equals(outside.copies().restoring().password()))
                .isNotEqualTo(users);
        assertThat(kinds(engine, posture).stream().filter("ExternalSecret"::equals))
                .hasSize(
                        posture.includes(Choice.SECRET_SOURCE)
                                ? outside.secrets().size()
                                : 0);
    }

    @ParameterizedTest
    @MethodSource("serversInAllPostures")
    void commands_for_people_connect_as_the_posture_demands(DatabaseEngine engine, Posture posture) {
        Environment environment = environment(engine, posture);
        PodCommands pod =
                Backends.pod(environment, environment.instances().get(0)).orElseThrow();

        String commands = Stream.of(server(engine, posture).commands(pod))
                .map(of -> of.copy() + of.putBack() + of.shell())
                .findFirst()
                .orElseThrow();

        assertThat(commands.contains("/run/credentials/")).isEqualTo(posture.includes(Choice.USERS));
        assertThat(commands.contains("PASSWORD\"") || commands.contains("POSTGRES_PASSWORD"))
                .isNotEqualTo(posture.includes(Choice.USERS));
    }

    @ParameterizedTest
    @MethodSource("serversInAllPostures")
    void an_audit_changes_the_configuration_alone(DatabaseEngine engine, Posture posture) {
        if (posture.includes(Choice.AUDIT)) {
            DatabaseServer audited = server(engine, posture);
            DatabaseServer other = server(engine, without(posture, Choice.AUDIT));

            assertThat(audited.configuration()).isNotEqualTo(other.configuration());
            assertThat(audited.pod()).isEqualTo(other.pod());
            assertThat(audited.access()).isEqualTo(other.access());
        }
    }

    @ParameterizedTest
    @MethodSource("serversInAllPostures")
    void each_other_choice_adds_its_kinds_of_resources(DatabaseEngine engine, Posture posture) {
        List<String> kinds = kinds(engine, posture);

        assertThat(kinds.contains("NetworkPolicy")).isEqualTo(posture.includes(Choice.NETWORK));
        assertThat(kinds.contains("ServiceAccount")).isEqualTo(posture.includes(Choice.PODS));
        assertThat(kinds.contains("ResourceQuota")).isEqualTo(posture.includes(Choice.LIMITS));
    }

    /** Jobs of copies are restricted everywhere. */
    @ParameterizedTest
    @MethodSource("serversInAllPostures")
    void restricted_pods_have_a_root_that_nothing_writes_to(DatabaseEngine engine, Posture posture) {
        boolean restricted = posture.includes(Choice.PODS);
        PodSpec pod = podOfServer(engine, posture);

        assertThat(pod.getContainers().get(0).getSecurityContext() != null).isEqualTo(restricted);
        assertThat(pod.getVolumes().stream().anyMatch(volume -> volume.getName().equals("temporary")))
                .isEqualTo(restricted);
    }
}
