package io.github.portfolioplatform.engine.redisfamily;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.backend.catalog.Backends;
import io.github.portfolioplatform.engine.DatabaseServer;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.Probes;
import io.github.portfolioplatform.engine.catalog.Outside;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture;
import io.github.portfolioplatform.model.Posture.Choice;
import io.github.portfolioplatform.model.Postures;
import io.github.portfolioplatform.render.RenderedResource;
import io.github.portfolioplatform.render.Rendering;
import io.github.portfolioplatform.yaml.CanonicalYaml;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each choice of a posture demands of the server, in every combination of choices that is allowed. */
class RedisPosturesTest {

    static List<Posture> postures() {
        return Postures.allowed();
    }

    private static Environment environment(Posture posture) {
        return Postures.in(Sessions.backedUp(), posture);
    }

    private static DatabaseServer server(Posture posture) {
        return Sessions.server(environment(posture));
    }

    private static Outside outside(Posture posture) {
        return Outside.ofOnlyInstanceIn(environment(posture));
    }

    @ParameterizedTest
    @MethodSource("postures")
    void what_is_rendered_refers_to_nothing_that_is_missing(Posture posture) {
        String everything = Rendering.render(environment(posture)).stream()
                .map(RenderedResource::resource)
                .map(new CanonicalYaml()::write)
                .collect(Collectors.joining("---\n"));

        assertThat(everything.contains("kind: Certificate\n")).isEqualTo(posture.includes(Choice.TLS));
        assertThat(everything.contains("kind: ExternalSecret\n")).isEqualTo(posture.includes(Choice.SECRET_SOURCE));
        assertThat(everything.contains("kind: NetworkPolicy\n")).isEqualTo(posture.includes(Choice.NETWORK));
        assertThat(everything.contains("aclfile /run/redis/users.acl")).isEqualTo(posture.includes(Choice.USERS));
        assertThat(everything).doesNotContain(Sessions.OF_DEVELOPMENT.reveal());
    }

    @ParameterizedTest
    @MethodSource("postures")
    void with_tls_there_is_no_plain_port_and_no_client_without_it(Posture posture) {
        boolean tls = posture.includes(Choice.TLS);
        DatabaseServer server = server(posture);
        PodContribution pod = server.pod();
        String settings = String.join(" ", pod.arguments())
                + String.join("\n", server.configuration().values());

        assertThat(server.certificate().isPresent()).isEqualTo(tls);
        assertThat(settings.contains("port 0") && settings.contains("tls-port 6379"))
                .isEqualTo(tls);
        assertThat(pod.mounts().stream().anyMatch(mount -> mount.getMountPath().equals("/run/tls")))
                .isEqualTo(tls);
        assertThat(outside(posture).copies().environment().stream()
                        .anyMatch(variable -> variable.getName().equals("REDIS_CACERT")))
                .isEqualTo(tls);
        PodCommands commands = Backends.pod(
                        environment(posture), environment(posture).instances().get(0))
                .orElseThrow();
        assertThat(Stream.of(
                        ready(pod),
                        server.commands(commands).copy(),
                        server.commands(commands).putBack(),
                        server.commands(commands).shell()))
                .allMatch(command -> command.contains("--tls --cacert /run/tls/ca.crt -h localhost") == tls);
    }

    private static String ready(PodContribution pod) {
        return String.join(
                " ", pod.probes().map(Probes::readiness).orElseThrow().getExec().getCommand());
    }

    @ParameterizedTest
    @MethodSource("postures")
    void liveness_holds_with_an_expired_certificate(Posture posture) {
        Probes probes = server(posture).pod().probes().orElseThrow();

        assertThat(List.of(probes.startup(), probes.liveness()))
                .allSatisfy(probe -> assertThat(String.join(" ", probe.getExec().getCommand()))
                        .doesNotContain("--cacert"));
    }

    @ParameterizedTest
    @MethodSource("postures")
    void clients_log_in_as_users_or_with_the_one_password(Posture posture) {
        boolean users = posture.includes(Choice.USERS);
        DatabaseServer server = server(posture);

        assertThat(outside(posture)
                        .client(new Endpoint("db", 6379, true))
                        .user()
                        .isPresent())
                .isEqualTo(users);
        assertThat(outside(posture).secrets()).hasSize(users ? RedisUser.values().length : 1);
        assertThat(outside(posture).secrets().get(0).values().containsKey("redis.conf"))
                .isEqualTo(!users);
        assertThat(outside(posture).secrets().get(0).values()).containsKey("redis-password");
        assertThat(outside(posture).copies().dumping().environment().stream()
                        .anyMatch(variable -> variable.getName().equals("REDIS_USER")))
                .isEqualTo(users);
        assertThat(server.rotation().isPresent()).isEqualTo(users);
        assertThat(server.refused().isEmpty()).isEqualTo(!users);
        assertThat(server.configuration().isEmpty()).isEqualTo(!users);
    }

    @ParameterizedTest
    @MethodSource("postures")
    void refusals_are_written_down_for_an_audit(Posture posture) {
        String settings = server(posture).configuration().getOrDefault("redis.conf", "");

        assertThat(settings.contains("acllog-max-len 1024")).isEqualTo(posture.includes(Choice.AUDIT));
    }

    /** The image steps down from root by itself where the pod is not restricted, and reads the key of the certificate as its group. */
    @ParameterizedTest
    @MethodSource("postures")
    void a_server_that_steps_down_from_root_reads_its_key(Posture posture) {
        boolean needsGroup = posture.includes(Choice.TLS) && !posture.includes(Choice.PODS);

        assertThat(server(posture).volumeGroup().isPresent()).isEqualTo(needsGroup);
    }
}
