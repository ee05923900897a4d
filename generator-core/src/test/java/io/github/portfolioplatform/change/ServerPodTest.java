package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.yaml.YamlDocuments;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a StatefulSet tells of its server, by whomever it was written. */
class ServerPodTest {

    private static ServerPod pod(String spec) {
        String text = """
                kind: StatefulSet
                metadata: {name: db, labels: {app.kubernetes.io/version: LABEL}, annotations: {a: b}}
                spec:
                  template:
                    spec:
                """ + spec.indent(6);
        Fields fields = new Fields(YamlDocuments.read(text).get(0));
        Resource workload =
                new Resource("live/db/statefulset.yaml", new InstanceKey("live", "db"), "StatefulSet", "db", fields);
        return ServerPod.of(workload, List.of()).orElseThrow();
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
}
