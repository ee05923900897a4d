package io.github.portfolioplatform.values;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The code of Kubernetes itself, in the program that {@code .ci/install-oracles} builds. */
final class Oracle {

    private static final Path PROGRAM = Path.of(
                    System.getProperty("cluster.directory", "../.ci/cache"), "oracles", "oracles")
            .toAbsolutePath();

    private Oracle() {}

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /** {@return the verdict on each of those values} */
    static List<Verdict> judge(Kind kind, List<String> values) {
        try {
            Path questions = Files.createTempFile("questions", ".jsonl");
            Path answers = Files.createTempFile("answers", ".txt");
            try (BufferedWriter out = Files.newBufferedWriter(questions)) {
                for (String value : values) {
                    out.write("[" + Json.text(kind.oracle()) + "," + Json.text(value) + "]\n");
                }
            }
            Process process = new ProcessBuilder(PROGRAM.toString())
                    .redirectInput(questions.toFile())
                    .redirectOutput(answers.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            int exitCode = process.waitFor();
            List<Verdict> verdicts = new String(Files.readAllBytes(answers), StandardCharsets.UTF_8)
                    .lines()
                    .map(Verdict::parse)
                    .toList();
            Files.delete(questions);
            Files.delete(answers);
            if (exitCode != 0 || verdicts.size() != values.size()) {
                throw new IllegalStateException("the oracle ended with " + exitCode);
            }
            return verdicts;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /**
     * What the oracle thinks of a value.
     *
     * @param text the form in which the value is stored, or the reason why it is not
     */
    record Verdict(boolean isAccepted, String text) {

        static Verdict parse(String line) {
            return new Verdict(line.startsWith("+"), line.substring(2));
        }

        @Override
        public String toString() {
            return (isAccepted ? "+ " : "- ") + text;
        }
    }
}
