package io.github.portfolioplatform.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.change.ChangeSet;
import io.github.portfolioplatform.change.Tree;
import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.manifest.Drift;
import io.github.portfolioplatform.manifest.Drift.State;
import io.github.portfolioplatform.manifest.IgnoredFile;
import io.github.portfolioplatform.problem.Place;
import io.github.portfolioplatform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;

class CheckMarkdownTest {

    private static final int MOST_OF_GITHUB = 65_536;
    private static final ChangeSet NO_CHANGES = Tree.EMPTY.changesTo(Tree.EMPTY);

    private static ChangeSet change(String path, String before, String after) {
        return Tree.EMPTY.with(path, before).changesTo(Tree.EMPTY.with(path, after));
    }

    private static String comment(ChangeSet changes) {
        return CheckMarkdown.of(new Drift(new TreeMap<>(), 24, changes, List.of(), List.of()));
    }

    private static String claim(String name, String size) {
        return "kind: PersistentVolumeClaim\nmetadata: {name: " + name + "}\nspec: {resources: {requests: {storage: "
                + size + "}}}\n";
    }

    private static String html(String markdown) {
        List<TablesExtension> tables = List.of((TablesExtension) TablesExtension.create());
        return HtmlRenderer.builder()
                .extensions(tables)
                .build()
                .render(Parser.builder().extensions(tables).build().parse(markdown));
    }

    @Test
    void the_way_out_of_a_refusal_is_an_item_of_the_quote_with_code_to_paste() {
        ChangeSet changes =
                change("development/redis/claim.yaml", claim("redis-pvc", "2Gi"), claim("redis-pvc", "1Gi"));

        assertThat(html(comment(changes)))
                .contains("<h3>❌ 1 change is refused</h3>")
                .containsPattern("(?s)<blockquote>.*<ul>\n<li><code>k8s/development/redis/claim.yaml: [^<]*</code><br>")
                .contains("""
                        <pre><code class="language-yaml">- {instance: redis, environment: development, change: storage-shrinks, to: 1Gi, reason: …}
                        </code></pre>
                        </li>
                        </ul>
                        </blockquote>
                        """);
    }

    @Test
    void values_of_others_stay_in_their_block() {
        String before = "kind: ConfigMap\nmetadata: {name: a}\nspec: old\n";
        ChangeSet changes =
                change("development/a/map.yaml", before, before.replace("old", "'```` </details> <img src=x> | @all'"));

        assertThat(html(comment(changes)))
                .contains("+ spec: ```` &lt;/details&gt; &lt;img src=x&gt; | @all\n</code></pre>\n</details>\n");
    }

    @Test
    void a_resource_that_stands_alone_is_called_by_its_kind() {
        ChangeSet changes = change(
                "argocd/development.yaml",
                "kind: Application\nmetadata: {name: shop}\nspec: old\n",
                "kind: Application\nmetadata: {name: shop}\nspec: new\n");

        assertThat(comment(changes)).contains("| `argocd` | Application `shop` | 🟢 no restart |\n");
    }

    @Test
    void files_that_git_ignores_are_warned_of_with_the_rule_that_does_it() {
        List<IgnoredFile> ignored = List.of(new IgnoredFile("d/my-secret/claim.yaml", ".gitignore:3:*secret*"));
        Drift drift = new Drift(new TreeMap<>(), 24, NO_CHANGES, List.of(), ignored);

        assertThat(CheckMarkdown.of(drift)).isEqualTo("""
                        <!-- portfolio:check -->
                        ✅ 24 files in `k8s` as rendered.

                        > [!WARNING]
                        > Git ignores 1 file, which nobody who clones has. Narrow the rule, or add what it hits with `git add --force`:
                        >
                        > - `k8s/d/my-secret/claim.yaml` by `.gitignore:3:*secret*`
                        """);
    }

    @Test
    void hints_are_told_even_if_nothing_differs() {
        Drift drift = new Drift(new TreeMap<>(), 1, NO_CHANGES, List.of("Git has 'no' answer."), List.of());

        assertThat(CheckMarkdown.of(drift)).isEqualTo("""
                        <!-- portfolio:check -->
                        ✅ 1 file in `k8s` as rendered.

                        #### Good to know

                        - Git has `no` answer.
                        """);
    }

    @Test
    void a_comment_on_thousands_of_changes_fits_and_is_complete() {
        SortedMap<String, byte[]> before = new TreeMap<>();
        SortedMap<String, byte[]> after = new TreeMap<>();
        SortedMap<String, State> states = new TreeMap<>();
        IntStream.range(1000, 4000).forEach(i -> {
            String path = "production/mongodb-customers-of-the-region-" + i + "/claim.yaml";
            before.put(path, claim("claim-" + i, "2Gi").getBytes(StandardCharsets.UTF_8));
            after.put(path, claim("claim-" + i, "1Gi").getBytes(StandardCharsets.UTF_8));
            states.put(path, State.values()[i % State.values().length]);
        });
        ChangeSet changes = new Tree(before).changesTo(new Tree(after));
        List<IgnoredFile> ignored = states.keySet().stream()
                .map(path -> new IgnoredFile(path, ".gitignore:1:*"))
                .toList();
        List<String> hints = Collections.nCopies(3000, "This is worth knowing.");

        String comment = CheckMarkdown.of(new Drift(states, 0, changes, hints, ignored));

        assertThat(comment)
                .hasSizeBetween(MOST_OF_GITHUB / 2, MOST_OF_GITHUB - 1)
                .containsPattern("\n> … and 2\\d{3} more refusals; run `mvn portfolio:check`\n")
                .containsPattern("\\|\n\n… and 2\\d{3} more instances; run `mvn portfolio:diff`\n")
                .containsPattern("```\n\n… and 2\\d{3} more instances; run `mvn portfolio:diff`\n\n</details>\n")
                .contains("- **stale** (600): ", "  - … and 580 more\n")
                .containsPattern("\n> - … and 2\\d{3} more\n$");
    }

    @Test
    void a_comment_on_thousands_of_problems_fits_and_is_complete() {
        List<Problem> problems = IntStream.range(1000, 4000)
                .mapToObj(
                        i -> new Problem("x-y", new Place.InFile("portfolio.yaml", i, 1), "It is wrong.", "Right it."))
                .toList();

        assertThat(CheckMarkdown.of(problems, Scenario.GOALS))
                .hasSizeLessThan(MOST_OF_GITHUB)
                .startsWith(
                        "<!-- portfolio:check -->\n### ❌ The portfolio cannot be checked: 3000 problems\n\n- `portfolio.yaml:1000:1`<br>\n")
                .endsWith("\n… and 2950 more problems; run `mvn portfolio:validate`\n");
    }

    @Test
    void many_fields_of_a_resource_are_cut() {
        StringBuilder fields = new StringBuilder("kind: ConfigMap\nmetadata: {name: many}\nspec:\n");
        IntStream.range(10, 40).forEach(i -> fields.append("  field").append(i).append(": old\n"));
        ChangeSet changes = change(
                "development/a/many.yaml", fields.toString(), fields.toString().replace("old", "new"));

        assertThat(comment(changes))
                .contains("- spec.field34: old\n+ spec.field34: new\n  … and 5 more fields\n```\n")
                .doesNotContain("field35");
    }
}
