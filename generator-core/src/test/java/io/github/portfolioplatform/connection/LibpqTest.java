package io.github.portfolioplatform.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.engine.Dialect;
import io.github.portfolioplatform.engine.Endpoint;
import io.github.portfolioplatform.engine.PasswordVector;
import io.github.portfolioplatform.engine.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What libpq itself understands, if there is a {@code psql} on this machine. Only host and port are others than in the cluster. */
class LibpqTest {

    private static final String USER = "us:er@host/db?x#y %zz+ü&=";

    private LoginListener server;

    @BeforeAll
    static void needs_psql() {
        boolean isThere = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "psql")));
        if (!isThere) {
            System.out.println("Not proven: that libpq reads the connections, for there is no psql on this machine.");
            Assumptions.abort("no psql");
        }
    }

    @BeforeEach
    void listen() throws IOException {
        server = new LoginListener();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    static Stream<String> passwords() {
        return PasswordVector.all().stream().map(PasswordVector::password);
    }

    /** What other characters of a variable become depends on the locale of the machine. */
    static Stream<String> asciiPasswords() {
        return passwords().filter(password -> password.chars().allMatch(character -> character < 128));
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void its_uri_is_read_to_the_letter(String password) throws Exception {
        Connection connection = here(Platform.postgreSql(USER, password));

        assertLogin(psql(Map.of(), url(connection, Dialect.LIBPQ)), USER, password);
    }

    @Test
    void the_uri_of_all_drivers_is_read_to_the_letter() throws Exception {
        Connection connection = here(Platform.postgreSql(USER, "a b+c/%41:@"));

        assertLogin(psql(Map.of(), url(connection, Dialect.URI)), USER, "a b+c/%41:@");
    }

    @ParameterizedTest
    @MethodSource("asciiPasswords")
    void variables_are_read_to_the_letter(String password) throws Exception {
        Connection connection = here(Platform.postgreSql("app", password));

        assertLogin(psql(variables(connection)), "app", password);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIBPQ", "URI"})
    void a_uri_over_tls_demands_a_certificate_that_can_be_checked(Dialect dialect) throws Exception {
        Connection connection = here(Platform.postgreSql()).overTls();

        assertDemandsCertificate(psql(Map.of(), url(connection, dialect)));
    }

    @Test
    void variables_over_tls_demand_a_certificate_that_can_be_checked() throws Exception {
        assertDemandsCertificate(psql(variables(here(Platform.postgreSql()).overTls())));
    }

    private void assertLogin(Process psql, String user, String password) throws IOException {
        assertThat(server.login()).isEqualTo(Map.of("user", user, "database", "bookmarked", "password", password));
        assertThat(output(psql)).contains("connection to server at \"localhost\" (127.0.0.1), port " + server.port());
    }

    private void assertDemandsCertificate(Process psql) throws IOException {
        server.agreeToTls();
        assertThat(output(psql)).contains("root certificate file \"/nowhere\" does not exist");
    }

    private Connection here(Connection connection) {
        return new Connection(
                connection.environment(), connection.instance(), new Endpoint("localhost", server.port(), false));
    }

    private static String url(Connection connection, Dialect dialect) {
        return connection.in(dialect).get(0).value().reveal();
    }

    private static Map<String, String> variables(Connection connection) {
        return connection.in(Dialect.LIBPQ_ENVIRONMENT).stream()
                .collect(Collectors.toMap(
                        Setting::name, setting -> setting.value().reveal()));
    }

    private static Process psql(Map<String, String> variables, String... url) throws IOException {
        List<String> command = new ArrayList<>(List.of("psql", "--no-psqlrc", "--no-password", "--command=SELECT 1"));
        command.addAll(List.of(url));
        ProcessBuilder psql = new ProcessBuilder(command).redirectErrorStream(true);
        psql.environment().keySet().removeIf(name -> name.startsWith("PG"));
        psql.environment().putAll(Map.of("PGSSLROOTCERT", "/nowhere", "LC_ALL", "C"));
        psql.environment().putAll(variables);
        return psql.start();
    }

    private static String output(Process psql) throws IOException {
        return new String(psql.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
