package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.model.AuditLevel;
import io.github.portfolioplatform.model.EngineVersion;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the server writes down. Errors are in the log at every level, because operating the server needs them; the levels decide what else
 * is, and whether statements are.
 *
 * @param level how much
 * @param version the version of the server
 * @see <a href="https://www.postgresql.org/docs/current/runtime-config-logging.html">PostgreSQL: error reporting and logging</a>
 */
record AuditSettings(AuditLevel level, EngineVersion version) {

    /** Before, everything about connections is logged or nothing is. */
    private static final int MAJOR_WITH_KINDS_OF_CONNECTION_EVENTS = 18;

    /** {@return the settings with their values, in the order in which they are written} */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("log_min_error_statement", includes(AuditLevel.DENIALS) ? "'error'" : "'panic'");
        settings.put("log_connections", includes(AuditLevel.CONNECTIONS) ? connections() : "off");
        settings.put("log_disconnections", includes(AuditLevel.CONNECTIONS) ? "on" : "off");
        settings.put("log_statement", includes(AuditLevel.DDL) ? "'ddl'" : "'none'");
        // Statements have data in them, so slow ones are shown only where others are.
        settings.put("log_min_duration_statement", includes(AuditLevel.DDL) ? "1s" : "-1");
        return settings;
    }

    /** Without {@code receipt}, which probes would fill the log with. */
    private String connections() {
        return version.major() < MAJOR_WITH_KINDS_OF_CONNECTION_EVENTS ? "on" : "'authentication,authorization'";
    }

    private boolean includes(AuditLevel other) {
        return level.compareTo(other) >= 0;
    }
}
