package io.github.portfolioplatform.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Times whole runs of Maven and compares them with a goal that does nothing. In each round every case runs once, beginning with another one, so
 * that what else the machine does meets all of them. What is shown is the median of the ratios within a round.
 */
public final class MavenRuns {

    private enum Case {
        EMPTY("an empty goal"),
        BARE("the bare YAML engine"),
        GENERATE("`generate` into an empty folder"),
        CHECK("`check`"),
        UNCHANGED("`generate`, nothing changed");

        private final String shown;

        Case(String shown) {
            this.shown = shown;
        }
    }

    private final int instances;
    private final int rounds;
    private final MavenProject fresh;
    private final MavenProject rendered;

    private MavenRuns(int instances, int rounds, Path folder) throws IOException, InterruptedException {
        this.instances = instances;
        this.rounds = rounds;
        this.fresh = MavenProject.fresh(folder.resolve("fresh-" + instances), instances);
        this.rendered = MavenProject.rendered(folder.resolve("rendered-" + instances), instances);
    }

    /** Runs all cases for each number of instances in {@code benchmark.instances}, and prints a table. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("benchmark.directory")));
        int rounds = Integer.getInteger("benchmark.rounds");
        System.out.println("| instances | case | seconds | × an empty goal |");
        System.out.println("|---|---|---|---|");
        for (String instances : System.getProperty("benchmark.instances").split(",")) {
            int number = Integer.parseInt(instances);
            new MavenRuns(number, rounds > 0 ? rounds : roundsFor(number), folder).print();
        }
    }

    /** A short run varies more. */
    private static int roundsFor(int instances) {
        return instances < 100 ? 21 : instances < 1000 ? 11 : 5;
    }

    private void print() throws IOException, InterruptedException {
        // Once before it counts, so that the file system knows all jars.
        for (Case one : Case.values()) {
            seconds(one);
        }
        Map<Case, double[]> seconds = new EnumMap<>(Case.class);
        for (Case one : Case.values()) {
            seconds.put(one, new double[rounds]);
        }
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < Case.values().length; i++) {
                Case one = Case.values()[(round + i) % Case.values().length];
                seconds.get(one)[round] = seconds(one);
            }
        }
        for (Case one : Case.values()) {
            double[] ratios = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                ratios[round] = seconds.get(one)[round] / seconds.get(Case.EMPTY)[round];
            }
            System.out.printf(
                    "| %d | %s | %s | %s |%n",
                    instances, one.shown, new Measure(seconds.get(one)).shown(), new Measure(ratios).shown());
        }
    }

    private double seconds(Case one) throws IOException, InterruptedException {
        return switch (one) {
            case EMPTY -> fresh.seconds("portfolio-generator-benchmarks", "empty");
            case BARE -> {
                fresh.delete("bare");
                yield fresh.seconds(
                        "portfolio-generator-benchmarks",
                        "bare",
                        "-Dbenchmark.instances=" + instances,
                        "-Dbenchmark.output=" + fresh.folder().resolve("bare"));
            }
            case GENERATE -> {
                fresh.delete("k8s");
                yield fresh.seconds("portfolio-maven-plugin", "generate");
            }
            case CHECK -> rendered.seconds("portfolio-maven-plugin", "check");
            case UNCHANGED -> rendered.seconds("portfolio-maven-plugin", "generate");
        };
    }
}
