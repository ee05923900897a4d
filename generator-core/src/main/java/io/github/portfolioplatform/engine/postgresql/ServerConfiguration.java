package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.engine.BundledText;
import io.github.portfolioplatform.model.Allocation;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The server's configuration in production.
 *
 * @param instance what it is for
 * @param isPostgresOfTheImage whether the server runs as the user that the image calls {@code postgres}
 * @see <a href="https://www.postgresql.org/docs/current/runtime-config.html">PostgreSQL: server configuration</a>
 * @see <a href="https://www.postgresql.org/docs/current/auth-pg-hba-conf.html">PostgreSQL: the pg_hba.conf file</a>
 */
record ServerConfiguration(PostgreSql instance, boolean isPostgresOfTheImage) {

    /** {@return {@code postgresql.conf}} */
    String settings() {
        Allocation allocation = instance.allocation();
        AuditSettings audit = new AuditSettings(
                instance.basics().security().audit(), instance.image().version());
        return new BundledText(PostgreSqlServer.class, "postgresql.conf")
                .with(Map.of(
                        "memory", allocation.limits().memory().toString(),
                        "storage", allocation.storage().toString(),
                        "connections", String.valueOf(connections()),
                        "second-login", secondLogin(),
                        "tuning", lines(Tuning.settings(allocation)),
                        "work-memory", Tuning.workMemory(allocation),
                        "audit", lines(audit.settings())));
    }

    /**
     * {@return {@code pg_hba.conf}, of which the first line that fits a connection decides} On the socket the system vouches for {@code
     * postgres}. If the server runs as somebody else, who has no name in the image, whoever enters the pod brings the password.
     */
    String authentication() {
        return new BundledText(PostgreSqlServer.class, "pg_hba.conf")
                .with(Map.of("socket", isPostgresOfTheImage ? "peer" : "scram-sha-256"));
    }

    private int connections() {
        return Tuning.CONNECTIONS + (hasSecondLogin() ? Tuning.CONNECTIONS_OF_APPLICATION : 0);
    }

    /** The function that maintains roles reads it from the file, because sessions could change a setting. */
    private String secondLogin() {
        return hasSecondLogin()
                ? "\n# The application has a second login, which portfolio.maintain() creates\nportfolio.second_login = on\n"
                : "";
    }

    private boolean hasSecondLogin() {
        return instance.basics().security().secondLogin().isPresent();
    }

    private static String lines(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + " = " + setting.getValue())
                .collect(Collectors.joining("\n"));
    }
}
