package io.github.portfolioplatform.engine.postgresql;

import static io.github.portfolioplatform.engine.PodParts.readOnlyMount;
import static io.github.portfolioplatform.engine.PodVolumes.configurationFiles;

import io.github.portfolioplatform.engine.BundledText;
import io.github.portfolioplatform.engine.InstanceNames;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.PodVolumes;
import io.github.portfolioplatform.model.Allocation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The configuration of a server with TLS. A server without has a few arguments instead.
 *
 * @param instance what it is for
 * @param users the users that log in
 * @param audit what of their work is logged; empty for what the server logs by itself
 * @see <a href="https://www.postgresql.org/docs/current/runtime-config.html">PostgreSQL: server configuration</a>
 * @see <a href="https://www.postgresql.org/docs/current/auth-pg-hba-conf.html">PostgreSQL: the pg_hba.conf file</a>
 */
record ServerConfiguration(PostgreSql instance, PostgreSqlUsers users, Optional<AuditSettings> audit) {

    /** The file that tells who logs in how. */
    static final String AUTHENTICATION = "pg_hba.conf";

    private static final String SETTINGS = "postgresql.conf";
    private static final String VOLUME = "postgresql-configuration";
    private static final String FOLDER = "/etc/postgresql";

    /** {@return the files by their names} */
    SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>(users.configuration());
        files.put(SETTINGS, settings());
        return files;
    }

    /** {@return what the server needs to read them} */
    static PodContribution pod(InstanceNames names) {
        return PodContribution.ofArguments(List.of("-c", "config_file=" + FOLDER + "/" + SETTINGS))
                .plus(PodContribution.ofVolume(
                        configurationFiles(VOLUME, names.configuration(), AUTHENTICATION, SETTINGS),
                        readOnlyMount(VOLUME, FOLDER)));
    }

    private String settings() {
        Allocation allocation = instance.allocation();
        return new BundledText(ServerConfiguration.class, SETTINGS)
                .with(Map.of(
                        "configuration", FOLDER,
                        "certificates", PodVolumes.CERTIFICATES,
                        "memory", allocation.limits().memory().toString(),
                        "storage", allocation.storage().toString(),
                        "connections", String.valueOf(connections()),
                        "second-login", users.hasSecondLogin() ? text("second-login.conf") : "",
                        "tuning", lines(Tuning.settings(allocation)),
                        "work-memory", Tuning.workMemory(allocation),
                        "audit",
                                audit.map(AuditSettings::settings)
                                        .map(ServerConfiguration::lines)
                                        .orElse("")));
    }

    private int connections() {
        return Tuning.CONNECTIONS + (users.hasSecondLogin() ? Tuning.CONNECTIONS_OF_APPLICATION : 0);
    }

    private static String text(String file) {
        return new BundledText(ServerConfiguration.class, file).with(Map.of());
    }

    private static String lines(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + " = " + setting.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
