package io.github.portfolioplatform.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers find what they would find in a cluster, so that what is proven in the sandbox holds there. */
class PodSandboxIT {

    @TempDir
    private Path folder;

    private final List<RunningContainer> open = new ArrayList<>();

    @BeforeAll
    static void needs_namespaces() {
        Machine.runsServers("that the sandbox is like a pod");
        assumeTrue(PodNamespaces.ALLOWED.isPresent(), "no namespaces");
    }

    @AfterEach
    void end() {
        open.forEach(RunningContainer::close);
    }

    @Test
    void files_have_the_owners_and_permissions_that_the_kubelet_gives() {
        assumeTrue(PodNamespaces.isRoot(), "only root gives files to others");
        RunningContainer container = container("""
                securityContext: {runAsUser: 999, fsGroup: 999}
                containers:
                - name: test
                  image: none
                  securityContext: {readOnlyRootFilesystem: true}
                  volumeMounts:
                  - {name: tls, mountPath: /etc/tls}
                  - {name: tls, mountPath: /etc/single, subPath: tls.key}
                  - {name: data, mountPath: /var/lib/data}
                  - {name: shm, mountPath: /dev/shm}
                volumes:
                - {name: tls, secret: {secretName: tls, defaultMode: 256}}
                - {name: data, persistentVolumeClaim: {claimName: data}}
                - {name: shm, emptyDir: {medium: Memory}}
                """);

        assertThat(output(container, "stat -c '%u:%g %a' /etc/tls/tls.key")).isEqualTo("0:999 440");
        assertThat(output(container, "stat -c '%u:%g %a' /var/lib/data")).isEqualTo("0:999 2775");
        assertThat(output(container, "id")).isEqualTo("uid=999(postgres) gid=999(postgres) groups=999(postgres)");
        assertThat(output(container, "cat /etc/tls/tls.key /etc/single")).isEqualTo("keykey");
        assertThat(output(container, "touch /dev/shm/it /var/lib/data/it && echo written"))
                .isEqualTo("written");
        assertThat(output(container, "touch /etc/tls/tls.key 2>/dev/null || echo refused"))
                .isEqualTo("refused");
        assertThat(output(container, "touch /tmp/it 2>/dev/null || echo refused"))
                .as("nothing but the volumes can be written")
                .isEqualTo("refused");
    }

    @Test
    void a_container_sees_nothing_of_the_machine_but_its_programs() {
        RunningContainer container = container("""
                containers: [{name: test, image: none, env: [{name: ONE, value: "1"}]}]
                """);

        assertThat(output(container, "ls -d /home /root /var/lib 2>/dev/null; echo none"))
                .isEqualTo("none");
        assertThat(output(container, "env | grep -v -e PWD= -e ^SHLVL= -e ^_= | cut -d= -f1 | sort | xargs"))
                .isEqualTo("HOME ONE PATH REDIS_VERSION");
        assertThat(output(container, "ip -o -4 address show | awk '{print $4}' | xargs"))
                .isEqualTo("127.0.0.1/8 10.244.0.10/32");
    }

    @Test
    void containers_of_a_pod_share_its_volumes_but_not_their_roots() {
        RenderedInstance instance = new RenderedInstance("db", List.of());
        RenderedPod pod = new RenderedPod(instance, Fields.parse("""
                initContainers:
                - {name: dump, image: none, command: [sh, -c, "echo data | tee /dumps/dump /tmp/own"], volumeMounts: [{name: work, mountPath: /dumps}]}
                containers:
                - name: upload
                  image: none
                  command: [sh, -c, "cat /dumps/dump; ls /tmp"]
                  volumeMounts: [{name: work, mountPath: /dumps, readOnly: true}]
                volumes: [{name: work, emptyDir: {}}]
                """));
        RunningContainer dump = RunningContainer.open(pod.container("dump"), RedisImage.newest(), folder);
        open.add(dump);
        assertThat(dump.runToEnd()).isEqualTo(new Execution(0, "data"));

        RunningContainer upload = dump.sibling(pod.container("upload"), RedisImage.newest());
        open.add(upload);
        assertThat(upload.runToEnd()).isEqualTo(new Execution(0, "data"));
    }

    @Test
    void another_pod_reaches_the_server_by_all_names_of_its_service() throws Exception {
        RenderedInstance redis = Portfolios.golden("gitops", "redis-sessions");
        RedisPod server = RedisPod.open(redis, folder.resolve("server"));
        open.add(server.container());
        server.start();
        RenderedInstance job = new RenderedInstance(
                "job",
                Stream.concat(redis.resources().stream(), Stream.of(Fields.parse("""
                                kind: Job
                                metadata: {name: test}
                                spec:
                                  template:
                                    spec:
                                      containers:
                                      - name: test
                                        image: none
                                        command: [bash, -euc]
                                        args:
                                        - |
                                          for host in redis-sessions{,.shop-development{,.svc{,.cluster.local}}}; do
                                            exec 3<>/dev/tcp/$host/6379
                                            printf 'PING\\r\\n' >&3
                                            head -n 1 <&3 | cut -c 1-7
                                          done
                                """)))
                        .toList());

        RunningContainer client = server.container()
                .neighbour(job.job("test").container("test"), RedisImage.newest(), folder.resolve("client"));
        open.add(client);
        assertThat(client.runToEnd()).isEqualTo(new Execution(0, "-NOAUTH\n-NOAUTH\n-NOAUTH\n-NOAUTH"));
    }

    private RunningContainer container(String pod) {
        RenderedInstance instance = new RenderedInstance(
                "db", List.of(Fields.parse("{kind: Secret, metadata: {name: tls}, stringData: {tls.key: key}}")));
        RunningContainer container = RunningContainer.open(
                new RenderedPod(instance, Fields.parse(pod)).container("test"), RedisImage.newest(), folder);
        open.add(container);
        return container;
    }

    private static String output(RunningContainer container, String script) {
        return container.run(List.of("sh", "-c", script)).succeeded();
    }
}
