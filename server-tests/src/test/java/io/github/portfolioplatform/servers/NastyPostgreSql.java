package io.github.portfolioplatform.servers;

import static io.github.portfolioplatform.servers.PostgreSqlPod.execute;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A database that has everything that real ones have and made-up ones lack: large objects, hidden rows, closed tables, objects of a
 * superuser, an extension with rows of users, odd names.
 *
 * @param pod the server of production that it is on
 */
record NastyPostgreSql(ProductionPostgreSqlPod pod) {

    /** An extension that is not trusted, and whose table has rows that are part of a copy. */
    private static final List<String> EXTENSION = List.of("parcels.control", "parcels--1.0.sql");

    /** Those on one object: the order in which they were made means nothing. */
    private static final Pattern GRANTS = Pattern.compile("(?m)(?:^GRANT .*\n)+");

    /** The database on a server that has no such database yet. */
    static NastyPostgreSql on(ProductionPostgreSqlPod pod) throws SQLException {
        NastyPostgreSql nasty = new NastyPostgreSql(pod);
        nasty.create();
        return nasty;
    }

    /** Gives the image an extension with tables, as PostGIS is one. */
    static PostgreSqlImage withExtension(PostgreSqlImage image) {
        Path folder = image.programs().resolve("share/postgresql/extension");
        try {
            for (String file : EXTENSION) {
                Files.writeString(folder.resolve(file), text(file));
            }
            return image;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void create() throws SQLException {
        pod.superuser(text("1-superuser.sql"));
        run("migrate", "2-migration.sql");
        run("app", "3-application.sql");
        pod.superuser(text("4-superuser.sql"));
    }

    /** What a superuser does once, so that a restore has the extension that only a superuser may create. */
    void prepareTemplate() {
        pod.enter(
                        Shop.DATABASE + "_template",
                        "CREATE SCHEMA extensions AUTHORIZATION orders_owner",
                        "CREATE EXTENSION parcels SCHEMA extensions")
                .succeeded();
    }

    /** Everything but rows, as text: a superuser dumps it. The grants on an object are those that were made, in the order of their roles. */
    String schema() {
        String dumped = pod.container()
                .run(List.of("pg_dump", "--schema-only", "-U", "postgres", Shop.DATABASE))
                .succeeded()
                .replaceAll("(?m)^\\\\(un)?restrict .*$", "");
        return GRANTS.matcher(dumped)
                .replaceAll(grants -> Matcher.quoteReplacement(
                        grants.group().lines().sorted().collect(Collectors.joining("\n", "", "\n"))));
    }

    /** The same text of a database in which nothing that users use belongs to a superuser. */
    static String withoutObjectsOfSuperuser(String schema) {
        return schema.replaceAll("(?m)^(.*(?:by|of)_superuser.*)postgres(;?)$", "$1orders_owner$2");
    }

    /** A line for each table, sequence and large object, with a digest of what it holds. */
    String content() {
        return pod.superuser(text("content.sql"));
    }

    /** A line for each attempt of each role. */
    List<String> whatEachRoleMay() throws SQLException {
        List<String> outcomes = new ArrayList<>();
        List<String> attempts = text("attempts.sql")
                .lines()
                .filter(line -> !line.startsWith("--"))
                .toList();
        for (String purpose : List.of("app", "migrate", "read-only", "metrics", "backup")) {
            try (Connection connection = pod.connect(purpose)) {
                connection.setAutoCommit(false);
                for (String attempt : attempts) {
                    outcomes.add(purpose + ": " + attempt + " -> " + outcome(connection, attempt));
                    connection.rollback();
                }
            }
        }
        return outcomes;
    }

    private static String outcome(Connection connection, String attempt) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(attempt);
            return "allowed";
        } catch (SQLException refused) {
            return refused.getSQLState();
        }
    }

    /** What belongs to the database, and not to its content. */
    String settings() {
        return pod.superuser(text("settings.sql"));
    }

    private void run(String purpose, String file) throws SQLException {
        try (Connection connection = pod.connect(purpose)) {
            execute(connection, text(file));
        }
    }

    private static String text(String file) {
        try (InputStream in = NastyPostgreSql.class.getResourceAsStream("nasty/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
