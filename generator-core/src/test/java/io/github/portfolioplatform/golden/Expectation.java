package io.github.portfolioplatform.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file with the text that a test expects.
 *
 * <p>With {@code -Dportfolio.golden.update} the file is rewritten, and then the test fails, so that a green run never changes anything; who sees the
 * failure reviews the change.
 */
public record Expectation(Path file) {

    private static final String ACCEPT = "If that is right: ./mvnw verify -Dportfolio.golden.update";

    public String text() throws IOException {
        assertThat(file).as("the expected text is missing. %s", ACCEPT).isRegularFile();
        return Files.readString(file);
    }

    public void updateIfAsked(String text) throws IOException {
        if (System.getProperty("portfolio.golden.update") == null) {
            return;
        }
        assertThat(System.getenv("CI"))
                .as("expected texts are accepted by a person, not in CI")
                .isNull();
        if (!Files.isRegularFile(file) || !Files.readString(file).equals(text)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            fail("%s was rewritten; review it and commit.", file);
        }
    }
}
