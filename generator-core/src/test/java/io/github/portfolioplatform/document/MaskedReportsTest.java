package io.github.portfolioplatform.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.change.Accepted;
import io.github.portfolioplatform.change.ChangeReport;
import io.github.portfolioplatform.change.ChangeSet;
import io.github.portfolioplatform.change.Tree;
import io.github.portfolioplatform.manifest.Drift;
import io.github.portfolioplatform.manifest.ManifestTree;
import io.github.portfolioplatform.manifest.RunReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No form of a report shows a secret of manifests that were written by hand. */
class MaskedReportsTest {

    private static final String CANARY = "hunter2canary";
    private static final Tree PLATFORM = Tree.platform();
    private static final String SERVER = "development/redis/statefulset.yaml";
    private static final String OTHER_SERVER = "development/mongodb-intervalai/statefulset.yaml";

    private static Tree variable(Tree tree, String server, String name, String value) {
        return tree.replace(
                server,
                "        env:\n",
                "        env:\n        - name: " + name + "\n          value: " + value + "\n");
    }

    static Stream<Tree> trees() {
        Tree reference = variable(PLATFORM, SERVER, "FOO", CANARY)
                .replace(SERVER, "        - /data\n", "        - redis-cli -a $(FOO) ping\n");
        Tree shell = variable(PLATFORM, SERVER, "FOO", CANARY)
                .replace(SERVER, "        - /data\n", "        - sh -c 'redis-cli -a $FOO ping'\n");
        Tree address = variable(PLATFORM, SERVER, "ANY", "redis://app:" + CANARY + "@redis:6379");
        Tree elsewhere = variable(
                variable(PLATFORM, SERVER, "REDIS_PASSWORD_2", CANARY), OTHER_SERVER, "ANY", "x" + CANARY + "x");
        Tree file = PLATFORM.with(
                "development/redis/more.yaml",
                "kind: ConfigMap\nmetadata: {name: more}\ndata:\n  redis.conf: |\n    requirepass " + CANARY
                        + "\n  other: x" + CANARY + "\n");
        return Stream.of(reference, shell, address, elsewhere, file);
    }

    @ParameterizedTest
    @MethodSource("trees")
    void console_markdown_and_junit_show_no_secret(Tree tree) {
        Tree other = Tree.EMPTY;
        for (String path : tree.paths()) {
            other = other.with(path, new String(tree.read(path), StandardCharsets.UTF_8).replace(CANARY, CANARY + "3"));
        }
        for (ChangeSet changes : List.of(PLATFORM.changesTo(tree), tree.changesTo(PLATFORM), tree.changesTo(other))) {
            Drift drift = new Drift(new TreeMap<>(), 1, changes, List.of(), List.of());
            CheckReport report = CheckReport.of(ManifestTree.of("shop", new TreeMap<>(), Accepted.NOTHING), drift);

            assertThat(changes.resources()).isNotEmpty();
            assertThat(List.of(ChangeReport.of(changes), RunReport.of(drift), report.markdown(), report.junit()))
                    .allSatisfy(text -> assertThat(text).doesNotContain(CANARY));
        }
        assertThat(ChangeReport.of(tree.changesTo(other))).contains("****");
    }
}
