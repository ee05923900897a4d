package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.model.PostgreSql;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The server's configuration in production: {@code postgresql.conf}.
 *
 * @param instance what it is for
 * @see <a href="https://www.postgresql.org/docs/current/runtime-config.html">PostgreSQL: server configuration</a>
 */
record ServerConfiguration(PostgreSql instance) {

    /** {@return the text of the file} */
    String text() {
        return String.join(
                "\n",
                """
                # Who may come in
                listen_addresses = '*'
                hba_file = '%s/pg_hba.conf'
                password_encryption = 'scram-sha-256'
                ssl = on
                ssl_cert_file = '%s/tls.crt'
                ssl_key_file = '%s/tls.key'
                ssl_min_protocol_version = 'TLSv1.2'
                """.formatted(SecuredPod.CONFIGURATION, SecuredPod.CERTIFICATE, SecuredPod.CERTIFICATE),
                tuning(),
                audit(),
                """
                timezone = 'UTC'
                idle_in_transaction_session_timeout = 10min
                """);
    }

    private String tuning() {
        return """
                # What a memory limit of %s and a volume of %s allow
                max_connections = %d
                %swork_mem = %s
                dynamic_shared_memory_type = 'posix'
                """.formatted(
                        instance.allocation().limits().memory(),
                        instance.allocation().storage(),
                        Tuning.CONNECTIONS,
                        lines(Tuning.settings(instance.allocation())),
                        Tuning.workMemory(instance.allocation()));
    }

    private String audit() {
        AuditSettings settings = new AuditSettings(
                instance.basics().security().audit(), instance.image().version());
        return """
                # What is written down, into the log of the container
                log_destination = 'stderr'
                logging_collector = off
                log_line_prefix = '%%m [%%p] %%q%%u@%%d %%r %%a '
                log_timezone = 'UTC'
                %slog_lock_waits = on
                log_checkpoints = on
                """.formatted(lines(settings.settings()));
    }

    private static String lines(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + " = " + setting.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
