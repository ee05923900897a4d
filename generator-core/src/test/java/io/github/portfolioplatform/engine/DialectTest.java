package io.github.portfolioplatform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.portfolioplatform.golden.Scenario;
import io.github.portfolioplatform.problem.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DialectTest {

    @ParameterizedTest
    @EnumSource
    void a_dialect_is_found_by_its_id(Dialect dialect) {
        assertThat(Dialect.of(dialect.id())).isEqualTo(dialect);
    }

    @Test
    void who_misspells_a_dialect_reads_which_one_was_meant_and_which_there_are() {
        assertThatThrownBy(() -> Dialect.of("jdcb"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "'jdcb' is not a dialect of connections. Did you mean 'jdbc'? There are uri, node, spring-boot-3,"
                                + " spring-boot-4, variables, service-binding, libpq, libpq-environment, jdbc, r2dbc, sqlalchemy, mongodb-srv.");
    }

    @ParameterizedTest
    @EnumSource
    void the_readme_explains_the_dialect(Dialect dialect) throws IOException {
        assertThat(Files.readString(Scenario.REPOSITORY.resolve("README.md")).lines())
                .anyMatch(line -> line.startsWith("| `") && line.contains("`" + dialect.id() + "`"));
    }

    @Test
    void who_guesses_reads_which_there_are() {
        assertThatThrownBy(() -> Dialect.of("odbc-driver"))
                .hasMessageStartingWith("'odbc-driver' is not a dialect of connections. There are uri, node, ");
    }
}
