package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a secret at one place of a tree is masked at all others, and what is none is shown at all. */
class KnownSecretsTest {

    private static final String CANARY = "hunter4711";
    private static final String BASE_64 = Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.UTF_8));
    private static final String OTHER = "live/other/notes.yaml";

    /** What a reviewer reads of a text elsewhere, while the resources are there. */
    private static String shown(String resources, String text) {
        Tree before = Tree.EMPTY
                .with("live/db/a.yaml", resources)
                .with(OTHER, "kind: ConfigMap\nmetadata: {name: notes}\ndata: {a: one " + text + "}\n");
        Tree after = before.replace(OTHER, "a: one", "a: two");
        return before.changesTo(after).resources().toString().replaceAll(".* → two (.*?)].*", "$1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: Secret\nmetadata: {name: a}\nstringData: {password: CANARY}\n",
                "kind: Secret\nmetadata: {name: a}\ndata: {password: BASE64}\n",
                "kind: Secret\nmetadata: {name: a}\nstringData: {file: 'requirepass CANARY'}\n",
                "kind: Secret\nmetadata: {name: a}\nstringData: {url: 'redis://app:CANARY@cache:6379'}\n",
                "kind: Secret\nmetadata: {name: a}\nstringData: {url: 'a://b:other4711@c d://:CANARY@f'}\n",
                "kind: StatefulSet\nmetadata: {name: a}\nspec: {env: [{name: PASSWORD, value: CANARY}]}\n",
                "kind: StatefulSet\nmetadata: {name: a}\nspec: {args: [redis-cli, -a, CANARY]}\n",
                "kind: StatefulSet\nmetadata: {name: a}\nspec: {args: ['redis-cli -a CANARY ping']}\n",
                "kind: StatefulSet\nmetadata: {name: a}\nspec: {env: [{name: FOO, value: CANARY}], args: [-a, $FOO]}\n",
                "kind: StatefulSet\nmetadata: {name: a}\nspec: {env: [{name: FOO, value: $BAR}, {name: BAR, value: CANARY}], args: [-a, $FOO]}\n",
                "kind: StatefulSet\nmetadata: {name: a}\nspec: {env: [{name: FOO, valueFrom: {secretKeyRef: {name: b, key: c}}}], args: [-a, $FOO]}\n"
                        + "---\nkind: Secret\nmetadata: {name: b}\nstringData: {c: CANARY}\n",
                "kind: StatefulSet\nmetadata: {name: a}\nspec: {env: [{name: FOO, valueFrom: {configMapKeyRef: {name: b, key: c}}}], args: [-a, $FOO]}\n"
                        + "---\nkind: ConfigMap\nmetadata: {name: b}\ndata: {c: CANARY}\n",
                "kind: StatefulSet\nmetadata: {name: a}\nspec: {envFrom: [{configMapRef: {name: b}}], args: [-a, $FOO]}\n"
                        + "---\nkind: ConfigMap\nmetadata: {name: b}\ndata: {FOO: CANARY}\n",
                "kind: StatefulSet\nmetadata: {name: a}\nspec: {envFrom: [{secretRef: {name: b}}], args: [-a, $FOO]}\n"
                        + "---\nkind: Secret\nmetadata: {name: b}\nstringData: {FOO: CANARY}\n",
            })
    void a_secret_is_masked_elsewhere_in_clear_and_in_base64(String resources) {
        String text = resources.replace("CANARY", CANARY).replace("BASE64", BASE_64);

        assertThat(shown(text, CANARY)).isEqualTo("****");
        assertThat(shown(text, "a" + BASE_64)).isEqualTo("a****");
        assertThat(shown(text, "other")).isEqualTo("other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: Secret\nmetadata: {name: a}\nstringData: {username: CANARY}\n",
                "kind: Secret\nmetadata: {name: CANARY}\nstringData: {password: other4711}\n",
                "kind: Secret\nmetadata: {name: a}\nstringData: {password: 'x{{ CANARY }}'}\n",
                "kind: StatefulSet\nmetadata: {name: a}\nspec: {env: [{name: FOO, value: CANARY}], args: [-h, $FOO]}\n",
                "kind: StatefulSet\nmetadata: {name: a}\nspec: {env: [{name: FOO, value: CANARY$BAR}], args: [-a, $FOO]}\n",
                "kind: StatefulSet\nmetadata: {name: a}\nspec: {env: [{name: FOO, valueFrom: {configMapKeyRef: {name: b, key: c}}}], args: [-a, $FOO]}\n"
                        + "---\nkind: ConfigMap\nmetadata: {name: b}\ndata: {d: CANARY}\n",
                "kind: StatefulSet\nmetadata: {name: a}\nspec: {env: [{name: FOO, valueFrom: {configMapKeyRef: {name: b, key: c}}}], args: [-a, $FOO]}\n"
                        + "---\nkind: ConfigMap\nmetadata: {name: other}\ndata: {c: CANARY}\n",
                "kind: StatefulSet\nmetadata: {name: a}\nspec: {envFrom: [{configMapRef: {name: b}}], args: [-a, $FOO]}\n"
                        + "---\nkind: ConfigMap\nmetadata: {name: b}\ndata: {BAR: CANARY}\n",
            })
    void what_is_no_secret_is_shown_elsewhere(String resources) {
        assertThat(shown(resources.replace("CANARY", CANARY), CANARY)).isEqualTo(CANARY);
    }

    @ParameterizedTest
    @CsvSource({"hunter, ****, xhunterx, x****x", "hunte, hunte, xhuntex, xhuntex"})
    void a_secret_of_less_than_six_characters_is_masked_only_where_it_is_written_as_one(
            String secret, String shown, String within, String shownWithin) {
        String resources = "kind: Secret\nmetadata: {name: a}\nstringData: {password: " + secret + "}\n";

        assertThat(shown(resources, secret)).isEqualTo(shown);
        assertThat(shown(resources, within)).isEqualTo(shownWithin);
        Tree before = Tree.EMPTY.with("live/db/a.yaml", resources);
        assertThat(before.changesTo(before.replace("live/db/a.yaml", "password: ", "password: x"))
                        .resources()
                        .toString())
                .contains("stringData.password  **** → ****");
    }

    @Test
    void a_value_of_a_config_map_that_is_a_password_is_masked_at_its_own_place_however_short() {
        String resources = """
                kind: StatefulSet
                metadata: {name: a}
                spec: {env: [{name: FOO, valueFrom: {configMapKeyRef: {name: b, key: c}}}, {name: BAR, value: abc}], args: [-a, $FOO, -a, $BAR]}
                ---
                kind: ConfigMap
                metadata: {name: b}
                data: {c: abcd, d: shown}
                """;
        Tree before = Tree.EMPTY.with("live/db/a.yaml", resources);
        String changed = before.changesTo(before.replace("live/db/a.yaml", "abc", "xyz"))
                .resources()
                .toString();

        assertThat(changed).contains("data.c  **** → ****").contains("env[BAR].value  **** → ****");
        assertThat(before.changesTo(before.replace("live/db/a.yaml", "shown", "seen"))
                        .resources()
                        .toString())
                .contains("data.d  shown → seen");
    }

    @Test
    void the_variables_of_one_instance_are_no_passwords_of_another() {
        String server =
                "kind: StatefulSet\nmetadata: {name: a}\nspec: {env: [{name: FOO, value: one}], args: [-a, $FOO]}\n";
        String other = "kind: StatefulSet\nmetadata: {name: b}\nspec: {template: {env: [{name: FOO, value: two}]}}\n";
        Tree before = Tree.EMPTY.with("live/a/a.yaml", server).with("live/b/b.yaml", other);

        assertThat(before.changesTo(before.replace("live/b/b.yaml", "two", "three"))
                        .resources()
                        .toString())
                .contains("two → three");
    }

    @Test
    void a_secret_of_either_side_is_masked_on_both() {
        Tree before = Tree.EMPTY
                .with("live/db/a.yaml", "kind: Secret\nmetadata: {name: a}\nstringData: {password: " + CANARY + "}\n")
                .with(OTHER, "kind: ConfigMap\nmetadata: {name: notes}\ndata: {a: one " + CANARY + "}\n");
        Tree after = before.replace("live/db/a.yaml", CANARY, "second4712")
                .replace(OTHER, "one " + CANARY, "second4712 " + CANARY);

        assertThat(before.changesTo(after).resources().toString())
                .doesNotContain(CANARY, "second4712")
                .contains("**** ****");
        assertThat(after.changesTo(before).resources().toString()).doesNotContain(CANARY, "second4712");
    }

    @Test
    void a_refusal_shows_no_secret_that_a_name_repeats() {
        Tree before = Tree.EMPTY
                .with("live/db/a.yaml", "kind: Secret\nmetadata: {name: a}\nstringData: {password: " + CANARY + "}\n")
                .with(
                        "live/db/b.yaml",
                        "kind: PersistentVolumeClaim\nmetadata: {name: data}\nspec: {storageClassName: " + CANARY
                                + "}\n");

        assertThat(before.changesTo(before.replace("live/db/b.yaml", CANARY, "fast"))
                        .refusals())
                .singleElement()
                .asString()
                .contains("changes from **** to fast")
                .doesNotContain(CANARY);
    }

    @Test
    void a_refusal_shows_no_secret_that_a_server_has_for_a_name() {
        Tree before = Tree.EMPTY
                .with("live/db/a.yaml", "kind: Secret\nmetadata: {name: a}\nstringData: {password: " + CANARY + "}\n")
                .with(
                        "live/db/b.yaml",
                        "kind: StatefulSet\nmetadata: {name: db}\nspec: {template: {spec: {containers: [{name: postgresql, image:"
                                + " \"postgres:17-bookworm\", env: [{name: POSTGRES_DB, value: " + CANARY
                                + "}]}]}}}\n");

        assertThat(before.changesTo(before.replace("live/db/b.yaml", CANARY, "orders"))
                        .refusals())
                .singleElement()
                .asString()
                .contains("POSTGRES_DB changes from **** to orders")
                .doesNotContain(CANARY);
    }

    @Test
    void a_file_that_stays_as_it_is_is_read_for_secrets_if_it_is_near_or_has_a_secret_or_a_server() {
        String config = "kind: ConfigMap\nmetadata: {name: conf}\ndata: {db.conf: requirepass " + CANARY + "}\n";
        String notes = "kind: ConfigMap\nmetadata: {name: notes}\ndata: {a: one " + CANARY + "}\n";
        Tree near = Tree.EMPTY.with(OTHER, notes).with("live/other/conf.yaml", config);
        Tree far = Tree.EMPTY.with(OTHER, notes).with("live/db/conf.yaml", config);
        Tree text = Tree.EMPTY.with(OTHER, notes).with("live/other/conf.txt", config);
        Tree server = Tree.EMPTY
                .with(OTHER, notes)
                .with("live/db/conf.yaml", config + "---\nkind: StatefulSet\nmetadata: {name: a}\n");

        assertThat(noted(near)).isEqualTo("****");
        assertThat(noted(far)).isEqualTo(CANARY);
        assertThat(noted(text)).isEqualTo(CANARY);
        assertThat(noted(server)).isEqualTo("****");
    }

    private static String noted(Tree before) {
        return before.changesTo(before.replace(OTHER, "a: one", "a: two"))
                .resources()
                .toString()
                .replaceAll(".* → two (.*?)].*", "$1");
    }

    @Test
    void a_value_that_refers_to_a_variable_is_made_of_secrets_and_is_none_itself() {
        String server =
                "kind: StatefulSet\nmetadata: {name: a}\nspec: {env: [{name: FOO, value: VALUE}], args: [-a, $FOO]}\n";

        assertThat(shown(server.replace("VALUE", "prefix-$BAR"), "prefix-$BAR")).isEqualTo("prefix-$BAR");
        assertThat(shown(server.replace("VALUE", "$BAR-suffix"), "$BAR-suffix")).isEqualTo("$BAR-suffix");
    }
}
