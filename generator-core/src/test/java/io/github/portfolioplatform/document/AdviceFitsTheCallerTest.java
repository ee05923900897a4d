package io.github.portfolioplatform.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.manifest.Drift;
import io.github.portfolioplatform.manifest.ManifestFolder;
import io.github.portfolioplatform.manifest.ManifestTree;
import io.github.portfolioplatform.manifest.RunReport;
import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.Advice;
import io.github.portfolioplatform.problem.Advice.Form;
import io.github.portfolioplatform.problem.Caller;
import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.PortfolioException;
import io.github.portfolioplatform.problem.Problem;
import io.github.portfolioplatform.spec.PortfolioSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who runs goals is told goals, and who calls methods is told methods; a spec has keys, and Java has builders. */
class AdviceFitsTheCallerTest {

    private static final Pattern GOALS =
            Pattern.compile("\\bmvn |portfolio:[a-z]+'|portfolio:[a-z]+`|-Dportfolio|portfolio\\.base");
    private static final Pattern METHODS =
            Pattern.compile("ManifestFolder|PortfolioException\\.|ChangeReport|RunReport|TotalsReport");
    private static final Pattern KEYS = Pattern.compile("in the spec|accept: |tombstones: |\\{instance: ");
    private static final Pattern BUILDERS = Pattern.compile("\\.accept\\(|\\.tombstone\\(|builder");

    @TempDir
    private Path parent;

    @ParameterizedTest
    @EnumSource
    void goals_are_told_no_method(Form form) throws IOException {
        assertThat(texts(new Advice(Caller.MAVEN, form)))
                .anyMatch(text -> GOALS.matcher(text).find())
                .noneMatch(text -> METHODS.matcher(text).find());
    }

    @ParameterizedTest
    @EnumSource
    void callers_of_the_library_are_told_no_goal(Form form) throws IOException {
        assertThat(texts(new Advice(Caller.LIBRARY, form)))
                .anyMatch(text -> METHODS.matcher(text).find())
                .noneMatch(text -> GOALS.matcher(text).find());
    }

    @ParameterizedTest
    @EnumSource
    void a_spec_has_keys(Caller caller) throws IOException {
        assertThat(texts(new Advice(caller, Form.SPEC)))
                .anyMatch(text -> KEYS.matcher(text).find())
                .noneMatch(text -> BUILDERS.matcher(text).find());
    }

    @ParameterizedTest
    @EnumSource
    void java_has_builders(Caller caller) throws IOException {
        assertThat(texts(new Advice(caller, Form.JAVA)))
                .anyMatch(text -> BUILDERS.matcher(text).find())
                .noneMatch(text -> KEYS.matcher(text).find());
    }

    @Test
    void what_is_rendered_without_its_source_advises_calls_of_java() {
        ManifestTree tree = PortfolioGenerator.of(spec("2Gi")).render();

        assertThat(tree.texts().values()).noneMatch(text -> GOALS.matcher(text).find());
    }

    /** All that is said about a folder in which everything is wrong. */
    private List<String> texts(Advice advice) throws IOException {
        Path folder = parent.resolve("k8s");
        ManifestTree before = rendered(spec("2Gi"), advice);
        ManifestTree after = rendered(spec("1Gi"), advice);
        ManifestFolder door = ManifestFolder.at(folder, "k8s");
        door.write(before);
        Path redis = folder.resolve("development/redis-sessions");
        Files.writeString(redis.resolve("service.yaml"), "edited: true\n");
        Files.writeString(redis.resolve("foreign.yaml"), "foreign: true\n");
        Files.delete(redis.resolve("statefulset.yaml"));
        Files.delete(folder.resolve("development/kustomization.yaml"));
        Files.createDirectory(folder.resolve("development/kustomization.yaml"));

        List<String> texts = new ArrayList<>(after.texts().values());
        Drift drift = door.compare(after);
        texts.add(RunReport.of(drift));
        texts.addAll(of(CheckReport.of(after, drift)));
        texts.addAll(of(CheckReport.of(new PortfolioException(many()), advice)));
        texts.add(refusal(() -> door.write(after)));
        texts.add(refusal(() -> door.base("nowhere").compare(after)));
        assertThat(texts).anyMatch(text -> text.contains("edited")).anyMatch(text -> text.contains("in the way"));
        return texts;
    }

    private static List<String> of(CheckReport report) {
        return List.of(report.junit(), report.markdown());
    }

    private static String refusal(Runnable call) {
        return catchThrowableOfType(PortfolioException.class, call::run).getMessage();
    }

    private static List<Problem> many() {
        Problem problem = new Problem("quota-holds", new Place.InModel(ModelPath.ROOT), "It is wrong.", "Correct it.");
        return Collections.nCopies(60, problem);
    }

    private static ManifestTree rendered(Portfolio portfolio, Advice advice) {
        PortfolioGenerator generator = PortfolioGenerator.of(portfolio).calledBy(advice.caller());
        return advice.form() == Form.SPEC
                ? generator.readFrom("portfolio.yaml").render()
                : generator.describedBy("Databases").render();
    }

    private static Portfolio spec(String storage) {
        try {
            String text =
                    Files.readString(new Scenario("gitops").input()).replaceAll("storage: 2Gi", "storage: " + storage);
            return PortfolioSpec.read("portfolio.yaml", text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
