package io.github.portfolioplatform.dekorate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user reads who made a mistake: an error of the compiler, at the annotation, to the letter. */
class RefusedDeclarationsTest {

    private static final String USERS_OF_SESSIONS =
            "These do: Storefront, Application. Another one is added in the portfolio, under sharedWith, with the reason.";

    @TempDir
    private Path folder;

    private List<String> refusals(String annotations) {
        return refusals(Shop.PORTFOLIO, annotations);
    }

    private List<String> refusals(String portfolio, String annotations) {
        return Project.in(folder)
                .file("portfolio.yaml", portfolio)
                .application(annotations)
                .compile()
                .refusals();
    }

    @Test
    void who_misspells_an_instance_reads_which_there_are() {
        assertThat(refusals("""
                        @KubernetesApplication
                        @BoundDatabase(
                                value = "postgresql-ordres")"""))
                .containsExactly(
                        "Application.java:6: 'postgresql-ordres' is not an instance of development. "
                                + "Did you mean 'postgresql-orders'? There are postgresql-orders, redis-sessions, mongodb-catalog.");
    }

    @Test
    void of_many_instances_ten_are_listed() {
        String many = Shop.PORTFOLIO
                + IntStream.rangeClosed(4, 12)
                        .mapToObj(i -> "  - {name: redis-" + i + ", engine: redis, application: A" + i
                                + ", password: elder-window-" + i + "}\n")
                        .collect(Collectors.joining());

        assertThat(refusals(many, "@KubernetesApplication @BoundDatabase(\"mysql\")"))
                .singleElement()
                .asString()
                .endsWith(
                        "mongodb-catalog, redis-4, redis-5, redis-6, redis-7, redis-8, redis-9, redis-10 and 2 more.");
    }

    @Test
    void an_environment_must_be_named_if_there_are_several() {
        assertThat(refusals(
                        Shop.PORTFOLIO + Shop.ENVIRONMENTS,
                        "@KubernetesApplication @BoundDatabase(\"redis-sessions\")"))
                .containsExactly(
                        "Application.java:4: The portfolio shop has several environments: development, production. "
                                + "Write environment = \"development\", or give the compiler -Aportfolio.environment=….");
    }

    @Test
    void who_misspells_an_environment_reads_which_one_was_meant() {
        assertThat(
                        refusals(
                                Shop.PORTFOLIO + Shop.ENVIRONMENTS,
                                "@KubernetesApplication @BoundDatabase(value = \"redis-sessions\", environment = \"prodution\")"))
                .containsExactly(
                        "Application.java:4: 'prodution' is not an environment of shop. Did you mean 'production'?");
    }

    @Test
    void every_problem_of_the_portfolio_is_reported_once_with_its_line() {
        String wrong = Shop.PORTFOLIO
                .replace("user: orders_owner", "usr: orders_owner")
                .replace("storage: 1Gi", "storage: 1GB");

        assertThat(refusals(wrong, """
                        @KubernetesApplication
                        @BoundDatabase("postgresql-orders")
                        @BoundDatabase("redis-sessions")"""))
                .hasSize(2)
                .allSatisfy(error ->
                        assertThat(error).startsWith("Application.java:7: @BoundDatabase('postgresql-orders'): "))
                .anyMatch(error -> error.contains("portfolio.yaml:8:") && error.contains("1GB"))
                .anyMatch(error -> error.contains("portfolio.yaml:12:") && error.contains("Did you mean 'user'?"));
    }

    @Test
    void without_a_portfolio_there_is_nothing_to_bind_to() {
        List<String> refusals = Project.in(folder)
                .application("@KubernetesApplication @BoundDatabase(\"redis-sessions\")")
                .compile()
                .refusals();

        assertThat(refusals)
                .singleElement()
                .asString()
                .startsWith("Application.java:4: There is no portfolio.yaml in ")
                .endsWith(
                        " or above it. Write spec = \"…\" with its path from there, or give the compiler -Aportfolio.spec=….");
    }

    @Test
    void a_portfolio_that_is_named_must_be_there() {
        assertThat(refusals("@KubernetesApplication "
                        + "@BoundDatabase(value = \"redis-sessions\", spec = \"../databases/portfolio.yaml\")"))
                .containsExactly("Application.java:4: ../databases/portfolio.yaml:1:1: There is no such file. "
                        + "Write the portfolio there or name another file.");
    }

    @Test
    void an_engine_has_the_dialects_of_its_clients_alone() {
        assertThat(refusals(
                        "@KubernetesApplication @BoundDatabase(value = \"redis-sessions\", dialect = Dialect.JDBC)"))
                .containsExactly("Application.java:4: Redis has no variables for JDBC. "
                        + "For redis-sessions there are URI, NODE, SPRING_BOOT_3, SPRING_BOOT_4, VARIABLES.");
    }

    @Test
    void the_entries_of_a_binding_secret_are_no_variables() {
        assertThat(
                        refusals(
                                "@KubernetesApplication @BoundDatabase(value = \"redis-sessions\", dialect = Dialect.SERVICE_BINDING)"))
                .containsExactly("Application.java:4: Redis has no variables for SERVICE_BINDING. "
                        + "For redis-sessions there are URI, NODE, SPRING_BOOT_3, SPRING_BOOT_4, VARIABLES.");
    }

    @Test
    void a_password_that_a_url_must_encode_gets_into_none_whatever_was_promised() {
        assertThat(refusals("@KubernetesApplication "
                        + "@BoundDatabase(value = \"mongodb-catalog\", dialect = Dialect.URI, urlSafePassword = true)"))
                .containsExactly(
                        "Application.java:4: The password of mongodb-catalog has characters that a URL must encode, "
                                + "and Kubernetes puts it into MONGODB_URI as it is. Take the dialect VARIABLES, in which the password "
                                + "stands alone, or give the instance a password of letters, digits and -._~ alone.");
    }

    @Test
    void a_password_that_nobody_knows_gets_into_no_url_without_a_promise() {
        assertThat(
                        refusals(
                                Shop.PORTFOLIO + Shop.ENVIRONMENTS,
                                "@KubernetesApplication @BoundDatabase("
                                        + "value = \"postgresql-orders\", environment = \"production\", dialect = Dialect.NODE)"))
                .containsExactly("Application.java:4: Nobody knows here whether the password of postgresql-orders has "
                        + "characters that a URL must encode, and Kubernetes puts it into DATABASE_URL as it is. Take the "
                        + "dialect VARIABLES, in which the password stands alone, or promise letters, digits and -._~ alone "
                        + "with urlSafePassword = true.");
    }

    @Test
    void a_prefix_is_the_beginning_of_a_name() {
        assertThat(refusals("@KubernetesApplication @BoundDatabase(value = \"redis-sessions\", prefix = \"1-\")"))
                .containsExactly("Application.java:4: No name of a variable begins with '1-'. "
                        + "Write letters, digits and '_', no digit first: ORDERS_.");
    }

    @Test
    void two_instances_that_set_the_same_variable_need_a_prefix() {
        String two = Shop.PORTFOLIO
                + "  - {name: redis-carts, engine: redis, application: Application, password: elder-window-nine}\n";

        assertThat(refusals(two, """
                        @KubernetesApplication
                        @BoundDatabase(value = "redis-sessions", dialect = Dialect.NODE)
                        @BoundDatabase(value = "redis-carts", dialect = Dialect.URI)"""))
                .containsExactly(
                        "Application.java:7: @BoundDatabase('redis-carts'): REDIS_URL_PASSWORD, REDIS_URL are set by redis-sessions"
                                + " and by redis-carts. Write prefix = \"…\" for one of them, or take another dialect.");
    }

    @Test
    void a_variable_of_the_application_itself_is_not_replaced() {
        assertThat(refusals("@KubernetesApplication(envVars = @Env(name = \"REDIS_PORT\", value = \"1\")) "
                        + "@BoundDatabase(\"redis-sessions\")"))
                .containsExactly(
                        "Application.java:5: REDIS_PORT is set by the application itself and by redis-sessions. "
                                + "Write prefix = \"…\" for one of them, or take another dialect.");
    }

    @Test
    void an_application_that_the_portfolio_does_not_know_as_a_user_is_told_so() {
        assertThat(refusals("@KubernetesApplication(name = \"billing\") @BoundDatabase(\"redis-sessions\")"))
                .containsExactly(
                        "Application.java:5: The portfolio does not know 'billing' as an application that uses "
                                + "redis-sessions. If it is one of them under another name, write application = \"…\". "
                                + USERS_OF_SESSIONS);
    }

    @Test
    void an_application_may_have_another_name_in_the_portfolio_if_it_says_which() {
        Project.in(folder)
                .file("portfolio.yaml", Shop.PORTFOLIO)
                .application("@KubernetesApplication(name = \"billing\") "
                        + "@BoundDatabase(value = \"redis-sessions\", application = \"Storefront\")")
                .compile()
                .successful();
    }

    @Test
    void that_name_must_be_one_of_the_portfolio() {
        assertThat(
                        refusals(
                                "@KubernetesApplication @BoundDatabase(value = \"redis-sessions\", application = \"Storefrnt\")"))
                .containsExactly(
                        "Application.java:4: 'Storefrnt' does not use redis-sessions. Did you mean 'Storefront'? "
                                + USERS_OF_SESSIONS);
    }

    @Test
    void only_what_dekorate_describes_can_be_bound() {
        assertThat(refusals("@BoundDatabase(\"redis-sessions\")"))
                .containsExactly("Application.java:5: Only an application that Dekorate describes can be bound. "
                        + "Add @KubernetesApplication to the class, or move @BoundDatabase to the class that has it.");
    }

    @Test
    void everything_is_reported_in_one_run() {
        assertThat(refusals("""
                        @KubernetesApplication
                        @BoundDatabase(value = "redis-sesions", prefix = "-")
                        @BoundDatabase(value = "mongodb-catalog", application = "Katalog", dialect = Dialect.LIBPQ)
                        @BoundDatabase(value = "redis-sessions", dialect = Dialect.JDBC)
                        @BoundDatabase("postgresql-orders")"""))
                .extracting(error -> error.replaceFirst("[^:]*:[^:]*: ", ""))
                .satisfiesExactly(
                        error -> assertThat(error).startsWith("@BoundDatabase('redis-sesions'): No name of a variable"),
                        error ->
                                assertThat(error).startsWith("@BoundDatabase('redis-sesions'): 'redis-sesions' is not"),
                        error -> assertThat(error)
                                .startsWith("@BoundDatabase('mongodb-catalog'): MongoDB has no variables"),
                        error -> assertThat(error)
                                .startsWith("@BoundDatabase('mongodb-catalog'): 'Katalog' does not use"),
                        error -> assertThat(error)
                                .startsWith("@BoundDatabase('redis-sessions'): Redis has no variables"));
    }

    /** Which the compiler explains itself; a processor that looks at it too early crashes. */
    @Test
    void what_does_not_compile_is_left_to_the_compiler() {
        assertThat(refusals(
                        "@KubernetesApplication @BoundDatabase(value = \"redis-sessions\", dialect = Dialect.NOSUCH)"))
                .singleElement()
                .asString()
                .matches(
                        "Application.java:4: (cannot find symbol|an enum annotation value must be an enum constant)[^@]*");
        assertThat(refusals("@KubernetesApplication @BoundDatabase(value = 5)"))
                .singleElement()
                .asString()
                .startsWith("Application.java:4: incompatible types");
        assertThat(refusals("@KubernetesApplication @BoundDatabase(prefix = \"A_\")"))
                .singleElement()
                .asString()
                .contains("missing a default value for the element 'value'");
    }

    @Test
    void no_password_is_in_any_message() {
        String wrong = Shop.PORTFOLIO.replace("application: Storefront", "aplication: Storefront");

        assertThat(refusals(wrong, "@KubernetesApplication @BoundDatabase(\"redis-sessions\")"))
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error).doesNotContain(Shop.PASSWORDS));
    }
}
