package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.portfolioplatform.change.PasswordVariables.Source;
import io.github.portfolioplatform.yaml.YamlDocuments;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A variable is a password because something uses it as one, whatever its name is. */
class PasswordVariablesTest {

    private static Fields yaml(String text) {
        return new Fields(YamlDocuments.read(text).get(0));
    }

    private static Set<String> used(Object text) {
        return PasswordVariables.usedBy(new Fields(Map.of("script", text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis-cli -a $(FOO) ping",
                "redis-cli -a ${FOO} ping",
                "redis-cli -h a -a \"$FOO\"",
                "valkey-cli -a$FOO",
                "redis-benchmark -a '$FOO'",
                "mongosh -u a -p ${FOO:-none} --quiet",
                "mysqladmin -p$FOO ping",
                "mariadb -u a -p $(FOO)",
                "redis-server --requirepass $(FOO)",
                "redis-server --masterauth \"$FOO\"",
                "PGPASSWORD=$FOO psql",
                "password: $(FOO)",
                "\"token\": $FOO",
                "redis://:$(FOO)@redis:6379",
                "postgres://app:${FOO}@db/a",
                "echo AUTH $FOO",
                "echo AUTH default $FOO",
                "ACL SETUSER app on >$FOO",
                "user app on #$FOO",
            })
    void a_reference_behind_what_announces_a_password_is_found_in_a_text(String text) {
        assertThat(used(text)).containsExactly("FOO");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "psql -p $FOO",
                "echo $FOO",
                "redis-cli -h $FOO ping",
                "redis-cli -p $FOO",
                "http://$FOO:8080/",
                "postgres://$FOO@db",
                "grep -a $FOO",
                "> $FOO",
                "redis-cli ping; ls -a $FOO",
                "password: FOO",
                "password: \\$",
            })
    void a_reference_elsewhere_is_none(String text) {
        assertThat(used(text)).isEmpty();
    }

    @Test
    void a_word_behind_an_option_is_found_in_a_list() {
        assertThat(used(List.of("redis-cli", "-a", "$(FOO)"))).containsExactly("FOO");
        assertThat(used(List.of("mongosh", "-p", "${FOO}"))).containsExactly("FOO");
        assertThat(used(List.of("--requirepass", "$FOO", "--port", "$BAR"))).containsExactly("FOO");
        assertThat(used(List.of("psql", "-U", "$FOO"))).isEmpty();
        assertThat(used(List.of("$FOO"))).isEmpty();
        assertThat(used(List.of(List.of("-a", "$FOO"), Map.of("a", "PGPASSWORD=$BAR"))))
                .containsExactly("BAR", "FOO");
    }

    @Test
    void a_variable_that_is_called_a_secret_is_made_of_secrets() {
        assertThat(PasswordVariables.usedBy(
                        yaml("env: [{name: DB_PASSWORD, value: x$(FOO)$BAR}, {name: URL, value: $OTHER}]")))
                .containsExactly("BAR", "FOO");
        assertThat(PasswordVariables.usedBy(yaml("env: [{name: DB_PASSWORD, value: 4711}, {name: DB_PASSWORD}]")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"x$(A)y${B:-z}$C | A B C", "$(A | ''", "$1 | ''", "none | ''", "'$A' | A"})
    void each_form_of_reference_names_its_variable(String text, String names) {
        assertThat(PasswordVariables.in(text)).isEqualTo(names.isEmpty() ? Set.of() : Set.of(names.split(" ")));
    }

    @Test
    void values_of_these_names_are_hidden_in_whatever_container() {
        Fields pod = yaml("""
                spec:
                  containers: [{name: FOO, env: [{name: FOO, value: secret, other: x}, {name: BAR, value: shown}, {value: none}]}]
                  template: {name: FOO, value: secret}
                """);
        Map<String, Object> hidden = PasswordVariables.hidden(pod.map(), Set.of("FOO"));

        assertThat(hidden)
                .hasToString(
                        "{spec={containers=[{name=FOO, env=[{name=FOO, value=****, other=x}, {name=BAR, value=shown},"
                                + " {value=none}]}], template={name=FOO, value=****}}}");
        assertThat(new Fields(hidden).at("spec", "template", "value")).contains(new HiddenText("secret", ""));
    }

    @Test
    void a_value_that_was_hidden_in_part_is_hidden_as_a_whole() {
        Map<String, Object> variable = Map.of("name", "FOO", "value", new HiddenText("x secret", "x ****"));

        assertThat(PasswordVariables.hidden(variable, Set.of("FOO")).get("value"))
                .isEqualTo(new HiddenText("x secret", ""))
                .hasToString("****");
    }

    @Test
    void a_variable_comes_from_its_value_or_from_a_key_of_an_object_or_from_a_whole_object() {
        assertThat(PasswordVariables.sources(yaml("""
                        spec:
                          containers:
                          - env:
                            - {name: A, value: x}
                            - {name: B, valueFrom: {secretKeyRef: {name: one, key: b}}}
                            - {name: C, valueFrom: {configMapKeyRef: {name: two, key: c}}}
                            - {name: D, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
                            envFrom: [{secretRef: {name: three}}, {configMapRef: {name: four}}, {prefix: x}]
                        """)))
                .extracting(Source::variable, Source::value, Source::object, Source::key)
                .containsExactlyInAnyOrder(
                        tuple("A", Optional.of("x"), "", ""),
                        tuple("B", Optional.empty(), "one", "b"),
                        tuple("C", Optional.empty(), "two", "c"),
                        tuple("", Optional.empty(), "three", ""),
                        tuple("", Optional.empty(), "four", ""));
    }
}
