package io.github.portfolioplatform.servers;

import static io.github.portfolioplatform.servers.PostgreSqlPod.answer;
import static io.github.portfolioplatform.servers.PostgreSqlPod.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.engine.OperatorCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every user of a PostgreSQL of production tries to get what another one has: by what it asks for, and by traps that it lays for our jobs and
 * for people. A trap writes down who ran it, and tries to make its owner a superuser.
 */
@ParameterizedClass
@FieldSource("MAJORS")
@Tag("thorough")
class PostgreSqlAttackerIT {

    /** 14 and 15 let CREATEROLE grant anything; 17 has triggers for logins. */
    static final List<Integer> MAJORS = List.of(15, 17);

    private static final List<String> USERS = List.of("app", "migrate", "read-only", "metrics", "backup", "restore");
    private static final String LOOT = "SELECT DISTINCT victim FROM public.loot ORDER BY 1";
    private static final String ROLES = """
            SELECT rolname, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls FROM pg_catalog.pg_roles WHERE rolname !~ '^pg_' ORDER BY 1
            """;
    private static final String MEMBERS =
            "SELECT roleid::regrole, member::regrole, admin_option FROM pg_catalog.pg_auth_members ORDER BY 1, 2";

    private static ProductionPostgreSqlPod pod;
    private static OperatorCommands commands;
    private static Path folder;

    @Parameter
    private int major;

    @BeforeParameterizedClassInvocation
    static void start(int major) throws Exception {
        Machine.runsPods("that no user of PostgreSQL " + major + " gets what another one has");
        Machine.needs("psql", "that no user of PostgreSQL " + major + " gets what another one has");
        folder = Files.createTempDirectory("attacked-postgresql-" + major);
        Shop shop = Shop.postgreSql(major).backedUp();
        commands = shop.commands("production");
        pod = ProductionPostgreSqlPod.open(shop.production(), folder);
        pod.start();
        try (Connection migration = pod.connect("migrate")) {
            for (String trap : Traps.ofOwner()) {
                execute(migration, trap);
            }
        }
    }

    @AfterParameterizedClassInvocation
    static void end() throws IOException {
        if (pod != null) {
            pod.close();
            Permissions.emptied(folder);
            Files.delete(folder);
        }
    }

    /** A test of traps that never close proves nothing: this is how a superuser works who does not take care. */
    @Test
    void the_traps_catch_a_superuser_who_enters_without_care() throws Exception {
        String caught = pod.container()
                .run(List.of(
                        "psql",
                        "-XqtAU",
                        "postgres",
                        "-d",
                        "orders",
                        "-c",
                        "BEGIN",
                        "-c",
                        """
                                SELECT format('%I', rolname::text) FROM pg_roles LIMIT 1""",
                        "-c",
                        LOOT,
                        "-c",
                        "ROLLBACK"))
                .succeeded();

        assertThat(caught).contains("postgres");
    }

    @Test
    void no_trap_catches_the_access_job() throws Exception {
        String before = administrator(ROLES, MEMBERS);

        assertThat(pod.access(pod.rendered()).succeeded()).isEqualTo(PostgreSqlProductionLifeIT.WORKS);

        noTrapHasCaught(before);
    }

    @Test
    void no_trap_catches_a_person_who_repairs_the_users() throws Exception {
        String before = administrator(ROLES, MEMBERS);

        pod.carryOutWhatIsSaid(pod.rendered().with("admin", "lost"));

        noTrapHasCaught(before);
    }

    @Test
    void no_trap_catches_a_person_who_follows_the_document() throws Exception {
        String before = administrator(ROLES, MEMBERS);
        Kubectl kubectl = Kubectl.to(pod.container(), folder, Map.of());

        assertThat(kubectl.run("echo \"SELECT format('%I', rolname::text) FROM pg_roles WHERE rolsuper\" | "
                                + commands.shell())
                        .succeeded())
                .contains("postgres");
        if (PostgreSqlImage.of(major).isDumped()) {
            assertThat(kubectl.run(commands.copy())).isEqualTo(new Execution(0, ""));
            // Functions of users run when rows are put back, but not as a superuser.
            kubectl.run(commands.putBack());
        }

        noTrapHasCaught(before);
    }

    /** The owner of a table decides what runs when its rows are restored; the user for restores is as far as that gets. */
    @Test
    void no_trap_catches_the_jobs_for_backups() throws Exception {
        PostgreSqlImage image = Machine.dumpsPostgreSql(major, "that no trap catches the backups of " + major);
        String before = administrator(ROLES, MEMBERS);
        BackupPods pods = BackupPods.of(
                pod.rendered(), pod.container(), image, Files.createDirectories(folder.resolve("copies")));

        assertThat(pods.backup().succeeded()).contains("postgresql-orders");
        noTrapHasCaught(before);
        assertThat(pods.verify().succeeded()).contains("Verified the copy");
        noTrapHasCaught(before);
        assertThat(pods.restore().succeeded()).contains("Restored");
        noTrapHasCaught(before);
    }

    /** Where no user creates anything, the superuser needs no care. */
    private static String administrator(String... queries) {
        return pod.enter("postgres", queries).succeeded();
    }

    /** The user for restores owns what it restores, and runs what belongs to it. */
    private static void noTrapHasCaught(String roles) {
        assertThat(administrator(ROLES, MEMBERS)).isEqualTo(roles);
        Set<String> victims =
                new TreeSet<>(pod.enter("orders", LOOT).succeeded().lines().toList());
        victims.removeAll(Set.of("orders_owner", "orders_migrate", "restore", ""));
        assertThat(victims).as("who ran a trap").isEmpty();
    }

    @Test
    void each_user_is_refused_what_another_one_has() throws Exception {
        String before = administrator(ROLES, MEMBERS);
        for (String user : USERS) {
            try (Connection attacker = pod.connect(user)) {
                for (String attack : Traps.forEachUser()) {
                    assertThatThrownBy(() -> execute(attacker, attack))
                            .as(user + ": " + attack)
                            .isInstanceOf(SQLException.class);
                }
                for (String other :
                        List.of("postgres", "orders_admin", "portfolio_access", "pg_execute_server_program")) {
                    assertThatThrownBy(() -> execute(attacker, "SET ROLE " + other))
                            .as(user + " becomes " + other)
                            .isInstanceOf(SQLException.class);
                }
            }
        }
        assertThat(administrator(ROLES, MEMBERS)).isEqualTo(before);
    }

    @Test
    void a_user_becomes_another_one_only_where_it_is_declared() throws Exception {
        Map<String, Set<String>> declared = Map.of(
                "migrate", Set.of("orders_owner"),
                "restore", Set.of("orders_owner", "orders_app", "orders_migrate", "orders_ro"));
        for (String user : USERS) {
            Set<String> reached = new TreeSet<>();
            for (String other : List.of(
                    "orders_owner", "orders_app", "orders_migrate", "orders_ro", "metrics", "backup", "restore")) {
                try (Connection attacker = pod.connect(user)) {
                    execute(attacker, "SET ROLE " + other);
                    reached.add(other);
                } catch (SQLException refused) {
                    assertThat(refused.getSQLState()).isEqualTo("42501");
                }
            }
            reached.remove(pod.role(user));
            assertThat(reached).as(user).isEqualTo(new TreeSet<>(declared.getOrDefault(user, Set.of())));
        }
    }

    /** Where the functions of the access job are, users neither look nor create. */
    @Test
    void no_user_creates_anything_in_the_database_of_the_functions() throws Exception {
        for (String user : List.of("admin", "restore")) {
            String role = user.equals("admin") ? "orders_admin" : user;
            String password = pod.rendered().passwords().get(user);
            try (Connection attacker = pod.connect(role, password, Map.of("PGDBNAME", "postgres"))) {
                for (String attack : Traps.inDatabaseOfFunctions()) {
                    assertThatThrownBy(() -> execute(attacker, attack))
                            .as(user + ": " + attack)
                            .isInstanceOf(SQLException.class)
                            .hasMessageContaining("permission denied");
                }
                if (user.equals("restore")) {
                    assertThatThrownBy(() -> execute(attacker, "SELECT portfolio.maintain()"))
                            .hasMessageContaining("permission denied");
                }
            }
        }
    }

    @Test
    void the_admin_may_run_its_functions_and_cannot_abuse_them() throws Exception {
        String password = pod.rendered().passwords().get("admin");
        try (Connection admin = pod.connect("orders_admin", password, Map.of("PGDBNAME", "postgres"))) {
            for (String purpose : List.of("../../etc/passwd", "admin-previous", "", "x'; SELECT 1 --")) {
                assertThatThrownBy(() ->
                                execute(admin, "SELECT portfolio.read_password('" + purpose.replace("'", "''") + "')"))
                        .hasMessageContaining("No user has this purpose.");
            }
            // Its own settings do not reach into a function with settings of its own.
            execute(admin, "SET search_path = pg_temp, public");
            answer(admin, "SELECT portfolio.maintain()");
        }
        assertThat(administrator("SELECT rolname FROM pg_roles WHERE rolsuper")).isEqualTo("postgres");
    }

    /** {@code metrics} sees the statements of all sessions; even if the settings of the admin are gone, none holds a password. */
    @Test
    void who_watches_statements_sees_no_password_while_all_of_them_rotate() throws Exception {
        ProductionInstance rotated = pod.rendered();
        for (String user : USERS) {
            rotated = rotated.with(user, "rotated-of-" + user);
        }
        administrator("ALTER ROLE orders_admin RESET track_activities", "ALTER ROLE orders_admin RESET log_statement");
        administrator("ALTER SYSTEM SET log_statement = 'all'", "SELECT pg_reload_conf()");
        AtomicBoolean goesOn = new AtomicBoolean(true);
        try (Connection metrics = pod.connect("metrics")) {
            CompletableFuture<Set<String>> seen = CompletableFuture.supplyAsync(() -> watch(metrics, goesOn));
            pod.deliver(rotated);
            assertThat(pod.access(rotated).succeeded()).isEqualTo(PostgreSqlProductionLifeIT.WORKS);
            goesOn.set(false);

            assertThat(seen.get())
                    .anyMatch(query -> query.contains("portfolio."))
                    .noneMatch(PostgreSqlAttackerIT::holdsPassword);
        } finally {
            pod.deliver(pod.rendered());
            pod.access(pod.rendered()).succeeded();
            administrator("ALTER SYSTEM RESET log_statement", "SELECT pg_reload_conf()");
        }
        assertThat(pod.container().log())
                .contains("portfolio.maintain()")
                .doesNotContain("rotated-of", "SCRAM-SHA-256$");
    }

    private static boolean holdsPassword(String query) {
        return query.contains("rotated-of") || query.contains("pw-of") || query.contains("SCRAM-SHA-256$");
    }

    private static Set<String> watch(Connection metrics, AtomicBoolean goesOn) {
        Set<String> seen = new TreeSet<>();
        while (goesOn.get()) {
            String queries = answer(
                    metrics,
                    "SELECT coalesce(string_agg(query, E'\\n'), '') FROM pg_catalog.pg_stat_activity WHERE query !~ 'string_agg'");
            seen.addAll(queries.lines().toList());
        }
        return seen;
    }
}
