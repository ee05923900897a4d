package io.github.portfolioplatform.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.model.AuditLevel;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.InstanceSettings;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.SecuritySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The file {@code mongod.conf}, read as the YAML that it is. */
class MongodConfigurationTest {

    /** Options of the community edition; the server refuses to start with one that it does not know. */
    private static final Set<String> DOCUMENTED = Set.of(
            "net.bindIpAll",
            "net.ipv6",
            "net.port",
            "net.maxIncomingConnections",
            "net.tls.mode",
            "net.tls.certificateKeyFile",
            "net.tls.CAFile",
            "net.tls.allowConnectionsWithoutCertificates",
            "net.tls.disabledProtocols",
            "security.authorization",
            "setParameter.enableLocalhostAuthBypass",
            "storage.dbPath",
            "storage.wiredTiger.engineConfig.cacheSizeGB",
            "operationProfiling.mode",
            "operationProfiling.slowOpThresholdMs",
            "systemLog.quiet",
            "systemLog.component.accessControl.verbosity");

    @ParameterizedTest
    @EnumSource(
            value = AuditLevel.class,
            names = {"NONE", "DENIALS", "CONNECTIONS"})
    void every_option_is_one_of_the_community_edition(AuditLevel level) {
        assertThat(DOCUMENTED).containsAll(options("", read(audit(level))));
    }

    @ParameterizedTest
    @EnumSource(
            value = AuditLevel.class,
            names = {"NONE", "DENIALS", "CONNECTIONS"})
    void there_is_no_audit_log_because_the_community_edition_does_not_start_with_one(AuditLevel level) {
        assertThat(audit(level)).doesNotContain("auditLog");
    }

    @Test
    void nobody_connects_without_tls_and_nobody_works_without_a_login() {
        Map<String, ?> configuration = read(text(InstanceSettings.NONE));

        assertThat(at(configuration, "net", "tls"))
                .containsEntry("mode", "requireTLS")
                .containsEntry("certificateKeyFile", "/run/tls/tls-combined.pem")
                .containsEntry("CAFile", "/run/tls/ca.crt")
                .containsEntry("allowConnectionsWithoutCertificates", true)
                .containsEntry("disabledProtocols", "TLS1_0,TLS1_1");
        assertThat(at(configuration, "security")).containsOnly(Map.entry("authorization", "enabled"));
        assertThat(at(configuration, "setParameter")).containsOnly(Map.entry("enableLocalhostAuthBypass", false));
    }

    /**
     * The entrypoint looks for {@code storage.dbPath} and {@code net.bindIpAll}, and takes a file whose first line has an equals sign for one of the old
     * format, which it ignores.
     */
    @Test
    void the_entrypoint_of_the_image_understands_the_file() {
        String text = text(InstanceSettings.NONE);

        assertThat(text.lines().filter(line -> !line.startsWith("#")).findFirst())
                .contains("net:");
        assertThat(text).doesNotContain("=");
        assertThat(at(read(text), "storage")).containsEntry("dbPath", "/data/db");
        assertThat(at(read(text), "net")).containsEntry("bindIpAll", true).containsEntry("port", 27017);
    }

    /** At the first start the entrypoint takes these sections out, and with them TLS and logins. */
    @Test
    void what_is_left_at_the_first_start_needs_neither_tls_nor_logins() {
        assertThat(read(text(InstanceSettings.NONE)).keySet())
                .containsExactlyInAnyOrder(
                        "net", "security", "systemLog", "setParameter", "storage", "operationProfiling");
    }

    @ParameterizedTest
    @CsvSource({"512Mi, 0.25, 128", "1Gi, 0.25, 256", "2Gi, 0.50, 512", "4Gi, 1.50, 1024", "65Gi, 32.00, 16640"})
    void cache_and_connections_follow_from_the_memory_limit(String limit, String gigabytes, int connections) {
        Memory memory = Memory.parse(limit);

        String text = text(InstanceSettings.NONE
                .requests(Memory.mebibytes(512), Cpu.millicores(100))
                .limits(memory, Cpu.millicores(500)));

        assertThat(text)
                .contains("# What the memory limit of " + limit + " allows\n", "cacheSizeGB: " + gigabytes + "\n");
        assertThat(at(read(text), "net")).containsEntry("maxIncomingConnections", connections);
    }

    @Test
    void the_most_of_audit_is_said_unless_less_is_asked_for() {
        assertThat(text(InstanceSettings.NONE))
                .isEqualTo(audit(AuditLevel.CONNECTIONS))
                .endsWith("""
                        # Audit: logins and their users, and slow operations
                        operationProfiling:
                          mode: slowOp
                          slowOpThresholdMs: 100
                        systemLog:
                          quiet: false
                          component:
                            accessControl:
                              verbosity: 1
                        """);
    }

    /** The server has no switch for refusals. */
    @ParameterizedTest
    @EnumSource(
            value = AuditLevel.class,
            names = {"NONE", "DENIALS"})
    void a_quiet_server_still_writes_down_what_it_refuses(AuditLevel level) {
        assertThat(audit(level)).endsWith("""
                # Audit: logins and commands that are refused
                systemLog:
                  quiet: true
                """);
    }

    private static String audit(AuditLevel level) {
        return text(InstanceSettings.NONE.security(SecuritySettings.NONE.audit(level)));
    }

    private static String text(InstanceSettings settings) {
        return Courses.coursesWith(settings).configuration().get("mongod.conf");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> read(String yaml) {
        return (Map<String, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> at(Map<String, ?> configuration, String... path) {
        Map<String, Object> section = (Map<String, Object>) configuration;
        for (String name : path) {
            section = (Map<String, Object>) section.get(name);
        }
        return section;
    }

    private static List<String> options(String before, Map<?, ?> section) {
        List<String> options = new ArrayList<>();
        section.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                options.addAll(options(before + name + ".", inner));
            } else {
                options.add(before + name);
            }
        });
        return options;
    }
}
