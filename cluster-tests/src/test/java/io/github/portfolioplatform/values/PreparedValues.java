package io.github.portfolioplatform.values;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The list of values and verdicts in the repository, for builds without an oracle. */
final class PreparedValues {

    /** At least so many are in the list. */
    static final int OF_A_KIND = 300;

    static final Path FILE = Path.of("src/test/resources/io/github/portfolioplatform/values/verdicts.tsv");

    private static final int MADE = 20_000;

    private PreparedValues() {}

    static List<Judged> read() throws IOException {
        try (Stream<String> lines = Files.lines(FILE, StandardCharsets.UTF_8)) {
            return lines.map(Judged::ofLine).toList();
        }
    }

    /** {@return the text of the list for the oracle that is installed} */
    static String written() {
        StringBuilder text = new StringBuilder();
        for (Kind kind : Kind.values()) {
            List<Judged> made = Judged.byOracle(kind, new Values(kind, 1).some(MADE));
            some(made).forEach(judged -> text.append(judged.line()).append('\n'));
        }
        return text.toString();
    }

    /** As many of those that are accepted as of those that only the oracle or nobody accepts. */
    private static List<Judged> some(List<Judged> made) {
        List<Judged> chosen = new ArrayList<>();
        int most = OF_A_KIND / 2;
        made.stream().filter(Judged::isAccepted).limit(most).forEach(chosen::add);
        made.stream()
                .filter(judged -> !judged.isAccepted())
                .limit(OF_A_KIND - chosen.size())
                .forEach(chosen::add);
        return chosen;
    }
}
