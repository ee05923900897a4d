package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that only an empty volume takes on, wherever a server has them from. */
class DatabaseNameTest {

    private static final String PATH = "live/db/server.yaml";
    private static final String TEXT = """
            kind: StatefulSet
            metadata: {name: db, namespace: shop, labels: {app.kubernetes.io/name: postgresql}}
            spec:
              template:
                spec:
                  containers:
                  - name: postgresql
                    image: postgres:17-bookworm
                    env:
                    - {name: POSTGRES_DB, value: orders}
                    - {name: POSTGRES_USER, value: owner}
                    - {name: OTHER, value: x}
                    volumeMounts: [{name: data, mountPath: /var/lib/postgresql/data}]
            ---
            kind: Secret
            metadata: {name: db-secrets, namespace: shop}
            stringData: {user: hidden_owner, other: other_owner, password: x}
            """;
    private static final Tree BEFORE = Tree.EMPTY.with(PATH, TEXT);
    private static final String USER = "{name: POSTGRES_USER, value: owner}";

    private static String fromSecret(String secret, String key) {
        return "{name: POSTGRES_USER, valueFrom: {secretKeyRef: {name: " + secret + ", key: " + key + "}}}";
    }

    private static List<String> refusals(Tree before, Tree after) {
        return before.changesTo(after).refusals().stream()
                .map(Problem::toString)
                .map(text -> text.replaceAll(
                        ".*\\.value: (.*), but only.* Keep (.*), or rename.* to: (.*), reason.*", "$1; $2; $3"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "value: orders | value: shop | POSTGRES_DB changes from orders to shop; orders; shop",
                "value: owner | value: other | POSTGRES_USER changes from owner to other; owner; other",
                "'{name: POSTGRES_DB, value: orders}' | '{name: A, value: b}' | POSTGRES_DB changes from orders to owner; orders; owner",
            })
    void another_name_is_refused_with_both(String old, String now, String refusal) {
        assertThat(refusals(BEFORE, BEFORE.replace(PATH, old, now))).containsExactly(refusal);
    }

    @Test
    void a_variable_that_the_first_start_does_not_read_may_change() {
        assertThat(refusals(BEFORE, BEFORE.replace(PATH, "value: x", "value: y")))
                .isEmpty();
    }

    @Test
    void a_name_from_a_secret_is_compared_by_its_value_and_not_shown() {
        Tree secret = BEFORE.replace(PATH, USER, fromSecret("db-secrets", "user"));

        assertThat(refusals(secret, BEFORE)).containsExactly("POSTGRES_USER changes from **** to owner; ****; owner");
        assertThat(refusals(BEFORE, secret))
                .containsExactly("POSTGRES_USER changes from owner to ****; owner; \"****\"");
        assertThat(refusals(BEFORE.replace(PATH, "value: owner", "value: hidden_owner"), secret))
                .isEmpty();
        assertThat(refusals(secret, BEFORE.replace(PATH, "value: owner", "value: hidden_owner")))
                .isEmpty();
        assertThat(refusals(secret, BEFORE.replace(PATH, USER, fromSecret("db-secrets", "other"))))
                .containsExactly("POSTGRES_USER changes from **** to ****; ****; \"****\"");
    }

    @Test
    void a_name_from_a_secret_that_is_not_known_is_its_place() {
        Tree one = BEFORE.replace(PATH, USER, fromSecret("provided", "user"));

        assertThat(refusals(one, BEFORE.replace(PATH, USER, fromSecret("provided", "other"))))
                .containsExactly("POSTGRES_USER changes from **** to ****; ****; \"****\"");
        assertThat(refusals(one, one.replace(PATH, "value: x", "value: y"))).isEmpty();
        assertThat(refusals(one, BEFORE.replace(PATH, USER, fromSecret("db-secrets", "user"))))
                .contains("POSTGRES_USER changes from **** to ****; ****; \"****\"");
    }

    @Test
    void a_name_from_elsewhere_is_shown_as_where_it_comes_from() {
        Tree field =
                BEFORE.replace(PATH, USER, "{name: POSTGRES_USER, valueFrom: {configMapKeyRef: {name: a, key: b}}}");

        assertThat(refusals(BEFORE, field))
                .singleElement()
                .asString()
                .startsWith("POSTGRES_USER changes from owner to {configMapKeyRef={name=a, key=b}}");
    }

    @Test
    void a_server_that_enters_production_says_only_the_names_that_both_have() {
        Tree secured = BEFORE.replace(PATH, "[{name: data,", "[{name: tls, mountPath: /run/tls}, {name: data,");
        Tree renamed =
                secured.replace(PATH, "value: orders", "value: shop").replace(PATH, "value: owner", "value: other");

        assertThat(refusals(BEFORE, renamed))
                .hasSize(2)
                .contains("POSTGRES_DB changes from orders to shop; orders; shop");
        assertThat(refusals(renamed, BEFORE))
                .hasSize(2)
                .contains("POSTGRES_DB changes from shop to orders; shop; orders");
    }

    private static String template(String database) {
        return "kind: ExternalSecret\nmetadata: {name: db-app}\nspec: {target: {template: {data: {database: " + database
                + ", password: x}}}}\n";
    }

    @Test
    void without_variables_the_secret_of_applications_names_the_database() {
        Tree redis = Tree.EMPTY
                .with(PATH, template("orders"))
                .with("live/db/more.yaml", template("orders").replace("db-app", "db-more"));
        Tree renamed = redis.replace(PATH, "orders", "shop").replace("live/db/more.yaml", "orders", "shop");

        assertThat(redis.changesTo(renamed).refusals())
                .singleElement()
                .asString()
                .contains(
                        "spec.target.template.data.database: The database of applications changes from orders to shop, which is"
                                + " empty: the data keeps the old name. Keep orders, or rename it in the running database first.",
                        "to: shop,");
        assertThat(redis.changesTo(redis.replace(PATH, "password: x", "password: y"))
                        .refusals())
                .isEmpty();
        assertThat(redis.changesTo(redis.replace(PATH, "database: orders, ", ""))
                        .refusals())
                .extracting(Problem::id)
                .doesNotContain("database-is-renamed");
        Tree both = redis.plus(BEFORE.replace(PATH, "value: orders", "value: a"))
                .with("live/db/app.yaml", template("orders"));
        assertThat(both.changesTo(both.replace("live/db/app.yaml", "orders", "shop")
                                .replace(PATH, "value: x", "value: y"))
                        .refusals())
                .isEmpty();
    }

    @Test
    void a_server_without_such_variables_has_the_name_of_its_secret() {
        Tree mongodb = BEFORE.replace(PATH, "io/name: postgresql", "io/name: mongodb")
                .replace(PATH, "image: postgres:17-bookworm", "image: mongo:8.0-noble")
                .with("live/db/app.yaml", template("orders"));

        assertThat(mongodb.changesTo(mongodb.replace("live/db/app.yaml", "orders", "shop")
                                .replace(PATH, "value: x", "value: y"))
                        .refusals())
                .extracting(Problem::id)
                .containsExactly("database-is-renamed");
    }

    @Test
    void a_server_that_enters_production_is_told_of_generated_passwords_if_it_keeps_its_own() {
        Tree secured = BEFORE.replace(PATH, "[{name: data,", "[{name: tls, mountPath: /run/tls}, {name: data,");
        String password = "kind: Password\nmetadata: {name: db-passwords}\n";
        String generated =
                "Generated passwords are others than the present one: change that in the running database to app of the"
                        + " Secret db-passwords before the job runs.";

        assertThat(BEFORE.changesTo(secured).refusals().toString())
                .contains("db becomes a server of production", "kubectl create job", " -n shop")
                .doesNotContain(generated);
        assertThat(BEFORE.changesTo(secured.with("live/db/password.yaml", password))
                        .refusals()
                        .toString())
                .contains(generated);
        assertThat(redis(BEFORE)
                        .changesTo(redis(secured).with("live/db/password.yaml", password))
                        .refusals()
                        .toString())
                .contains("db becomes a server of production")
                .doesNotContain(generated);
    }

    private static Tree redis(Tree tree) {
        return tree.replace(PATH, "io/name: postgresql", "io/name: redis")
                .replace(PATH, "image: postgres:17-bookworm", "image: redis:7.2-bookworm");
    }
}
