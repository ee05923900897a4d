package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.portfolioplatform.yaml.YamlDocuments;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the pods of a workload read Secrets, and which of the Secrets they read at all. */
class SecretSlotsTest {

    private static Resource workload(String pod) {
        Fields fields =
                new Fields(YamlDocuments.read("kind: StatefulSet\nspec:\n  template:\n    spec:\n" + pod.indent(6))
                        .get(0));
        return new Resource("live/db/server.yaml", new InstanceKey("live", "db"), "StatefulSet", "db", fields);
    }

    private static Map<String, String> slots(String pod) {
        return SecretSlots.of(workload(pod));
    }

    @Test
    void a_variable_reads_a_secret_in_its_container() {
        assertThat(slots("""
                containers:
                - name: server
                  env:
                  - {name: PASSWORD, valueFrom: {secretKeyRef: {name: db-app, key: password}}}
                  - {name: PLAIN, value: x}
                  - {name: SETTING, valueFrom: {configMapKeyRef: {name: db-config, key: a}}}
                - {name: exporter, env: [{name: PASSWORD, valueFrom: {secretKeyRef: {name: db-metrics}}}]}
                """))
                .containsOnly(entry("env/server/PASSWORD", "db-app"), entry("env/exporter/PASSWORD", "db-metrics"));
    }

    @Test
    void a_volume_reads_a_secret_as_a_whole_or_key_by_key() {
        assertThat(slots("""
                containers: [{name: server, volumeMounts: [{name: whole, mountPath: /run/whole}]}]
                volumes:
                - {name: whole, secret: {secretName: db-app}}
                - {name: keys, secret: {secretName: db-acl, items: [{key: a, path: users/a}, {key: b, path: b}]}}
                - {name: many, projected: {sources: [{secret: {name: one}}, {configMap: {name: none}}, {secret: {name: two, items: [{key: c, path: c}]}}]}}
                - {name: scratch, emptyDir: {}}
                """))
                .containsOnly(
                        entry("file/whole", "db-app"),
                        entry("file/keys/users/a", "db-acl"),
                        entry("file/keys/b", "db-acl"),
                        entry("file/many", "one"),
                        entry("file/many/c", "two"));
    }

    @Test
    void the_certificate_of_the_server_is_no_password() {
        assertThat(slots("""
                containers:
                - {name: server, volumeMounts: [{name: app, mountPath: /run/secrets}, {name: tls, mountPath: /run/tls}]}
                volumes:
                - {name: app, secret: {secretName: db-app}}
                - {name: tls, secret: {secretName: db-tls}}
                """)).containsOnly(entry("file/app", "db-app"));
    }

    @Test
    void a_pod_reads_secrets_in_every_form_that_kubernetes_has() {
        assertThat(SecretReaders.of(workload("""
                initContainers: [{env: [{valueFrom: {secretKeyRef: {name: one}}}]}]
                containers: [{envFrom: [{secretRef: {name: two}}, {configMapRef: {name: none}}]}]
                volumes:
                - {secret: {secretName: three}}
                - {projected: {sources: [{secret: {name: four}}, {configMap: {name: none}}]}}
                imagePullSecrets: [{name: none}]
                """))).containsExactly("four", "one", "three", "two");
    }
}
