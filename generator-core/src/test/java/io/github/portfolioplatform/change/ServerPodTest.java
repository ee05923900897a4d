package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.yaml.YamlDocuments;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a StatefulSet tells of its server, by whomever it was written. */
class ServerPodTest {

    private static ServerPod pod(String spec) {
        return pod(spec, "");
    }

    private static ServerPod pod(String spec, String more) {
        return pod(spec, more, "7");
    }

    private static ServerPod pod(String spec, String more, String label) {
        return pod(spec, more, label, List.of());
    }

    private static ServerPod pod(String spec, String more, String label, List<Resource> neighbours) {
        String text = """
                kind: StatefulSet
                metadata: {name: db, labels: {app.kubernetes.io/version: "%s"}, annotations: {a: b}}
                spec:
                  template:
                    spec:
                """.formatted(label) + spec.indent(6) + more;
        Fields fields = new Fields(YamlDocuments.read(text).get(0));
        Resource workload =
                new Resource("live/db/statefulset.yaml", new InstanceKey("live", "db"), "StatefulSet", "db", fields);
        return ServerPod.of(workload, neighbours).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: exporter, image: x/redis_exporter:1} | {name: cache, image: redis:7} | cache",
                "{name: exporter, image: x/exporter:1} | {name: postgresql, image: mycompany/app-db:1} | postgresql",
                "{name: db, image: mongo:7} | {name: exporter, image: x/exporter:1} | db",
                "{name: one, image: x/one:1} | {name: two, image: x/two:1} | one",
            })
    void the_server_is_the_container_with_its_image_or_name_and_else_the_first(
            String first, String second, String server) {
        ServerPod pod = pod("containers: [" + first + ", " + second + "]");

        assertThat(pod.field("image")).isEqualTo("spec.template.spec.containers[" + server + "].image");
    }

    @ParameterizedTest
    @CsvSource({
        "credentials, users.acl, true",
        "credentials, redis.conf, false",
        "others, users.acl, false",
        "whole, users.acl, false",
        "projected, users.acl, false"
    })
    void a_key_is_a_file_of_the_server_if_a_volume_of_that_secret_names_it(String secret, String key, boolean isFile) {
        ServerPod pod = pod("""
                containers: [{name: redis, image: redis:7}]
                volumes:
                - {name: acl, secret: {secretName: credentials, items: [{key: users.acl, path: acl}]}}
                - {name: other, secret: {secretName: others, items: [{key: redis.conf, path: conf}]}}
                - {name: all, secret: {secretName: whole}}
                - {name: claim, persistentVolumeClaim: {claimName: users.acl}}
                """);

        assertThat(pod.hasFile(secret, key)).isEqualTo(isFile);
    }

    @Test
    void the_container_says_whom_it_runs_as_and_else_the_pod() {
        assertThat(pod("containers: [{name: redis, image: redis:7, securityContext: {runAsUser: 5}}]\n"
                                + "securityContext: {runAsUser: 999}")
                        .user())
                .contains(5L);
        assertThat(pod("containers: [{name: redis, image: redis:7}]\nsecurityContext: {runAsUser: 999}")
                        .user())
                .contains(999L);
        assertThat(pod("containers: [{name: redis, image: redis:7}]").user()).isEmpty();
    }

    private static final String VOLUMES = """
            containers:
            - name: redis
              image: redis:7
              volumeMounts:
              - {name: claim, mountPath: /data/}
              - {name: claim, mountPath: /data/deep, subPath: /below}
              - {name: scratch, mountPath: /scratch}
              - {name: made, mountPath: /made}
              - {name: unknown, mountPath: /unknown}
            volumes:
            - {name: other, hostPath: {path: /disk}}
            - {name: claim, persistentVolumeClaim: {claimName: redis-pvc}}
            - {name: scratch, emptyDir: {}}
            """;

    @ParameterizedTest
    @CsvSource({
        "/data, redis-pvc:/",
        "/data/a//b/, redis-pvc:/a/b",
        "/data/deeper, redis-pvc:/deeper",
        "/data/deep/a, redis-pvc:/below/a",
        "/scratch/a, emptyDir:/a",
        "/made, made-db-0:/",
        "/unknown/a, Pod:/a",
        "/database, Pod:/database",
    })
    void data_lies_in_the_volume_whose_mount_is_nearest(String path, String location) {
        assertThat(pod(VOLUMES, "  volumeClaimTemplates: [{metadata: {name: made}}]\n")
                        .location(path))
                .hasToString(location);
    }

    @Test
    void the_server_of_a_production_is_the_one_with_a_certificate() {
        assertThat(pod("containers: [{name: a, volumeMounts: [{mountPath: /data}, {mountPath: /run/tls/}]}]")
                        .isOfProduction())
                .isTrue();
        assertThat(pod("containers: [{name: a, volumeMounts: [{mountPath: /data}, {mountPath: /run}]}]")
                        .isOfProduction())
                .isFalse();
    }

    @Test
    void a_user_by_name_and_a_limit_that_is_not_set_are_unknown() {
        assertThat(pod("containers: [{name: redis, securityContext: {runAsUser: redis}}]")
                        .user())
                .isEmpty();
        assertThat(pod("containers: [{name: redis, resources: {limits: {memory: 1Gi}}}]")
                        .memoryLimit())
                .contains("1Gi");
        assertThat(pod("containers: [{name: redis}]").memoryLimit()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "redis:7.2, 7.4, 7.2",
        "example.com/redis:7.2, 7.4, 7.2",
        "example.com/team/redis:7.2, 7.4, 7.4",
        "example.com/team/redis:7.2, 7-custom, 7",
        "example.com/cache:7.2, 7.4, 7.4",
        "example.com/cache:7.2, 7-custom, ",
        "redis@sha256:ab, 7.4, 7.4",
    })
    void the_tag_of_an_official_image_tells_the_version_and_else_the_label(String image, String label, String version) {
        Optional<String> told = pod("containers: [{name: redis, image: \"" + image + "\"}]", "", label)
                .version()
                .map(Object::toString);

        assertThat(told).isEqualTo(Optional.ofNullable(version));
    }

    @ParameterizedTest
    @CsvSource({"redis:7.2, 7.4, false", "example.com/cache:7.2, 7.4, true", "example.com/cache:7.2, 7.2, false"})
    void a_version_is_declared_if_the_label_tells_another_one_than_the_tag(
            String image, String label, boolean isDeclared) {
        assertThat(pod("containers: [{name: redis, image: \"" + image + "\"}]", "", label)
                        .declaresItsVersion())
                .isEqualTo(isDeclared);
    }

    @ParameterizedTest
    @CsvSource({
        "redis:7.2, redis, redis",
        "bitnami/postgresql:17, any, postgresql",
        "mycompany/app-db:1, mongodb, mongodb",
        "mycompany/app-db:1, any, ",
    })
    void the_engine_is_that_of_the_image_or_else_of_the_name_of_the_container(
            String image, String name, String engine) {
        assertThat(pod("containers: [{name: " + name + ", image: \"" + image + "\"}]")
                        .engine()
                        .map(Engine::id))
                .isEqualTo(Optional.ofNullable(engine));
    }

    @ParameterizedTest
    @CsvSource({
        "pgvector/pgvector:pg17, postgresql, 17",
        "registry.example.com/team/postgres:17.6, postgresql, 17.6",
        "postgres:17.6, postgresql, ",
        "mycompany/app-db:1.4.0, postgresql, ",
        "mycompany/pg:pg17, any, ",
    })
    void the_tag_of_an_own_image_may_seem_to_tell_a_version(String image, String name, String version) {
        assertThat(pod("containers: [{name: " + name + ", image: \"" + image + "\"}]")
                        .seemingVersion()
                        .map(Object::toString))
                .isEqualTo(Optional.ofNullable(version));
    }

    @Test
    void the_tag_is_that_of_the_image_and_of_a_digest_that_of_the_label() {
        assertThat(pod("containers: [{name: redis, image: \"redis:7.2-alpine\"}]", "", "7.4")
                        .tag())
                .isEqualTo("7.2-alpine");
        assertThat(pod("containers: [{name: redis, image: \"redis@sha256:ab\"}]", "", "7.4")
                        .tag())
                .isEqualTo("7.4");
    }

    @Test
    void the_words_of_a_server_are_those_of_its_command_and_its_arguments() {
        assertThat(
                        pod("containers: [{name: redis, command: [redis-server, ' --save  60'], args: [--appendonly, 'yes']}]")
                                .setup()
                                .words())
                .containsExactly("redis-server", "--save", "60", "--appendonly", "yes");
    }

    @Test
    void a_volume_without_a_claim_is_called_by_its_kind() {
        String pod =
                "containers: [{name: redis, volumeMounts: [{name: data, mountPath: /data}]}]\nvolumes: [{name: data, VOLUME}]";

        assertThat(pod(pod.replace("VOLUME", "nfs: {server: a}")).location("/data"))
                .hasToString("nfs:/");
        assertThat(pod(pod.replace("VOLUME", "ephemeral: {}")).location("/data"))
                .hasToString("ephemeral:/");
        assertThat(pod(pod.replace(", VOLUME", "")).location("/data")).hasToString("Pod:/");
        assertThat(pod(pod.replace("VOLUME", "zfs: {}")).location("/data")).hasToString("zfs:/");
    }

    @Test
    void the_files_of_a_server_are_the_keys_of_the_config_maps_that_it_mounts() {
        assertThat(files("{name: conf, mountPath: /etc/redis}", "{name: redis-config}"))
                .containsOnly(entry("/etc/redis/redis.conf", "save"), entry("/etc/redis/users.acl", "user"));
        assertThat(files(
                        "{name: conf, mountPath: /etc/redis}",
                        "{name: redis-config, items: [{key: users.acl, path: a}]}"))
                .containsOnly(entry("/etc/redis/a", "user"));
        assertThat(files("{name: conf, mountPath: /redis.conf, subPath: redis.conf}", "{name: redis-config}"))
                .containsOnly(entry("/redis.conf", "save"));
        assertThat(files("{name: other, mountPath: /etc/redis}", "{name: redis-config}"))
                .isEmpty();
        assertThat(files("{name: conf, mountPath: /etc/redis}", "{name: others}"))
                .isEmpty();
    }

    private static Map<String, String> files(String mount, String configMap) {
        Resource secret = neighbour("Secret", "redis-config", "data: {redis.conf: secret}");
        Resource other = neighbour("ConfigMap", "other", "data: {redis.conf: other}");
        Resource config = neighbour("ConfigMap", "redis-config", "data: {redis.conf: save, users.acl: user}");
        String spec = "containers: [{name: redis, volumeMounts: [" + mount + "]}]\n"
                + "volumes: [{name: data, emptyDir: {}}, {name: conf, configMap: " + configMap + "}]";
        return pod(spec, "", "7", List.of(secret, other, config)).files();
    }

    private static Resource neighbour(String kind, String name, String text) {
        Fields fields = new Fields(YamlDocuments.read(text).get(0));
        return new Resource("live/db/a.yaml", new InstanceKey("live", "db"), kind, name, fields);
    }
}
