package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.problem.Problem;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a second login of an application changes in the cluster: the step in which pods change over restarts no server. */
class SecondLoginChangeTest {

    private static final Spec SPEC = Spec.of(Scenario.PLATFORM);

    private static Tree tree(String engine, String secondLogin) {
        String settings = "      " + engine + ":\n        image: ";
        return SPEC.replace(
                        settings + (engine.equals("mongodb") ? "mongo:7" : "postgres:17"),
                        "      " + engine + ":\n        secondLogin: " + secondLogin + "\n        image: "
                                + (engine.equals("mongodb") ? "mongo:7" : "postgres:17"))
                .rendered();
    }

    private static Map<String, String> production(Tree tree, String instance) {
        Map<String, String> texts = new TreeMap<>();
        tree.files().keySet().stream()
                .filter(path -> path.startsWith("production/" + instance + "/"))
                .forEach(path -> texts.put(path.substring(path.lastIndexOf('/') + 1), tree.text(path)));
        return texts;
    }

    @ParameterizedTest
    @CsvSource({"postgresql, postgresql-codetalk, codetalk", "mongodb, mongodb-intervalai, intervalai"})
    void the_change_of_one_word_changes_the_binding_and_nothing_else(String engine, String instance, String database) {
        Tree prepared = tree(engine, "prepared");
        Tree used = tree(engine, "used");
        Map<String, String> before = production(prepared, instance);
        Map<String, String> after = production(used, instance);

        ChangeSet changes = prepared.changesTo(used);

        assertThat(changes.refusals()).isEmpty();
        assertThat(ChangeReport.of(changes) + changes.hints())
                .contains(
                        "removed in k8s: 0 pods restart.",
                        "Applications log in as another user after their next start",
                        "production/" + instance + " " + database + "_app → " + database + "_app2");
        assertThat(before.keySet()).isEqualTo(after.keySet()).contains("credentials-app2.yaml");
        assertThat(after)
                .allSatisfy((file, text) ->
                        assertThat(text.equals(before.get(file))).as(file).isEqualTo(!file.equals("credentials.yaml")));
        assertThat(before.get("credentials.yaml")).doesNotContain("app2");
        assertThat(after.get("credentials.yaml"))
                .contains("username: " + database + "_app2", "password: '{{ .app2 }}'", "password: '{{ .app }}'");
    }

    @ParameterizedTest
    @CsvSource({"postgresql, postgresql-codetalk", "mongodb, mongodb-intervalai"})
    void a_second_login_that_is_removed_is_a_secret_that_vanishes(String engine, String instance) {
        Tree none = SPEC.rendered();
        Tree prepared = tree(engine, "prepared");

        assertThat(none.changesTo(prepared).refusals()).isEmpty();
        assertThat(prepared.changesTo(none).refusals().stream().map(Problem::toString))
                .anyMatch(refusal -> refusal.contains("The Secret " + instance + "-app2 is gone")
                        && refusal.contains("change: secret-key-vanishes, to: " + instance + "-app2"));
    }
}
