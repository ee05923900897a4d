package io.github.portfolioplatform.values;

import io.github.portfolioplatform.values.Oracle.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value, what a spec makes of it, and the verdict of the oracle.
 *
 * @param rendered what a spec renders for it; empty if it is refused
 * @param verdict what the oracle thinks of what is rendered, or of the value itself if nothing is
 */
record Judged(Kind kind, String value, Optional<String> rendered, Verdict verdict) {

    /** {@return the values with the verdicts of the oracle that is installed} */
    static List<Judged> byOracle(Kind kind, List<String> values) {
        List<Optional<String>> rendered = values.stream().map(kind::rendered).toList();
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            asked.add(rendered.get(i).filter(text -> !kind.hasCanonicalForm()).orElse(values.get(i)));
        }
        List<Verdict> verdicts = Oracle.judge(kind, asked);
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            judged.add(new Judged(kind, values.get(i), rendered.get(i), verdicts.get(i)));
        }
        return judged;
    }

    boolean isAccepted() {
        return rendered.isPresent();
    }

    /** {@return what is wrong; empty if the spec and the oracle agree, or the spec is stricter on purpose} */
    Optional<String> problem() {
        if (isAccepted() && !verdict.isAccepted()) {
            return Optional.of("a spec accepts it, but: " + verdict.text());
        } else if (isAccepted() && kind.hasCanonicalForm() && !verdict.text().equals(rendered.get())) {
            return Optional.of("a spec renders " + rendered.get() + ", but it is stored as " + verdict.text());
        } else if (!isAccepted() && verdict.isAccepted() && !kind.isStricterAbout(value)) {
            return Optional.of("a spec refuses it without a rule of Kind that tells why");
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return kind + " " + Json.text(value) + ": " + problem().orElse("agreed, " + verdict);
    }

    /** {@return the line of the list in the repository, in which no reasons are} */
    String line() {
        return kind + "\t" + Json.text(value) + "\t" + (verdict.isAccepted() ? verdict : "- refused");
    }

    static Judged ofLine(String line) {
        String[] parts = line.split("\t", 3);
        Kind kind = Kind.valueOf(parts[0]);
        String value = Json.value(parts[1]);
        return new Judged(kind, value, kind.rendered(value), Verdict.parse(parts[2]));
    }
}
