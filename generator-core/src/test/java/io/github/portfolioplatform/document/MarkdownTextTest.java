package io.github.portfolioplatform.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader of GitHub's Markdown makes of text that others wrote. */
class MarkdownTextTest {

    private static String html(String markdown) {
        List<TablesExtension> tables = List.of((TablesExtension) TablesExtension.create());
        return HtmlRenderer.builder()
                .extensions(tables)
                .build()
                .render(Parser.builder().extensions(tables).build().parse(markdown));
    }

    /** The text that a person sees. */
    private static String seen(String html) {
        return html.replaceAll("<[^>]*>", "")
                .strip()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    @Test
    void sentences_stay_sentences_and_names_become_code() {
        assertThat(MarkdownText.prose("'usr' is not a key (of 2). Did you mean 'user'?"))
                .isEqualTo("`usr` is not a key (of 2). Did you mean `user`?");
        assertThat(MarkdownText.prose("The owner's orders_owner, of postgres:17@sha256:ab."))
                .isEqualTo("The owner's `orders_owner`, of `postgres:17@sha256:ab`.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a|b",
                "a\\|b",
                "`",
                "```",
                "a`b``c",
                "<script>alert(1)</script>",
                "</details><!--",
                "[x](http://evil.example)",
                "![x](http://evil.example/a.png)",
                "*bold*_and_~~this~~",
                "@everyone",
                "#1",
                "&lt;",
                "&#124;",
                "\\",
                "$a$",
                ":tada:"
            })
    void text_is_seen_as_it_is_and_starts_nothing(String text) {
        String row =
                html("| A | B |\n|---|---|\n| " + MarkdownText.code(text) + " | " + MarkdownText.prose(text) + " |\n");

        assertThat(row.split("<td>", -1)).as(row).hasSize(3);
        assertThat(seen(row)).isEqualTo("A\nB\n\n\n\n\n" + text + "\n" + text);
        assertThat(row.replaceAll("</?(table|thead|tbody|tr|th|td|code)>", ""))
                .as(row)
                .doesNotContain("<");
    }

    @Test
    void no_line_closes_a_fence() {
        String lines = "+ a\n```\n````\n</details>";

        assertThat(html(MarkdownText.fenced("diff", lines)))
                .isEqualTo("<pre><code class=\"language-diff\">+ a\n```\n````\n&lt;/details&gt;\n</code></pre>\n");
    }
}
