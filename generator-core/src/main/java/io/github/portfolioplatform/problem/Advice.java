package io.github.portfolioplatform.problem;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * The words of advice that fit the user: goals or methods, keys of a spec or builders. All texts that name one of them ask here.
 *
 * <p>Advice is part of a sentence without a start and an end. Commands and code are in single quotes.
 *
 * @param caller who is advised
 * @param form how the portfolio is written
 */
public record Advice(Caller caller, Form form) {

    /** How a portfolio is written. */
    public enum Form {
        /** As {@code portfolio.yaml}. */
        SPEC,
        /** As Java code with the builders. */
        JAVA
    }

    /** Refuses null. */
    public Advice {
        requireNonNull(caller, "caller");
        requireNonNull(form, "form");
    }

    /** {@return how the folder becomes what is rendered: {@code run 'mvn portfolio:generate'}} */
    public String update() {
        return choose("run '" + generate() + "'", "call 'ManifestFolder.write'");
    }

    /** {@return how edits by hand are discarded: {@code run 'mvn portfolio:generate -Dportfolio.overwrite'}} */
    public String overwrite() {
        return choose(
                "run '" + generate() + " -Dportfolio.overwrite'", "call 'ManifestFolder.overwritingEdits().write'");
    }

    /** {@return how all problems of a portfolio are seen} */
    public String seeProblems() {
        return choose("run '" + goal("validate") + "'", "call 'PortfolioException.problems'");
    }

    /** {@return how all that a comparison found is seen} */
    public String seeFindings() {
        return choose("run '" + goal("check") + "'", "call 'RunReport.of'");
    }

    /** {@return how all changes are seen field by field} */
    public String seeChanges() {
        return choose("run '" + goal("diff") + "'", "call 'ChangeReport.of'");
    }

    /** {@return what shows the sums of an environment, in quotes} */
    public String totals(String environment) {
        requireNonNull(environment, "environment");
        return choose("'" + goal("totals") + " -Dportfolio.environment=" + environment + "'", "'TotalsReport.of'");
    }

    /** {@return what takes the revision that a rendering is compared with} */
    public String base() {
        return choose("portfolio.base", "ManifestFolder.base");
    }

    /** {@return what takes the folder of the rendered files} */
    public String folder() {
        return choose("portfolio.outputDirectory", "the folder of ManifestFolder.at");
    }

    /** {@return the text of a header, a sentence without an end} */
    public String change(String source) {
        requireNonNull(source, "source");
        return "Change " + source + choose(", then run: " + generate(), ", then render it again");
    }

    /** {@return what the portfolio is written in: {@code the spec}} */
    public String portfolio() {
        return form == Form.SPEC ? "the spec" : "the portfolio";
    }

    /** {@return the advice as the start of a sentence} */
    public static String sentence(String advice) {
        requireNonNull(advice, "advice");
        return advice.substring(0, 1).toUpperCase(Locale.ROOT) + advice.substring(1);
    }

    private String generate() {
        return goal("generate");
    }

    /** A class that describes a portfolio is compiled first. */
    private String goal(String goal) {
        return "mvn " + (form == Form.JAVA ? "process-classes " : "") + "portfolio:" + goal;
    }

    private String choose(String goals, String methods) {
        return caller == Caller.MAVEN ? goals : methods;
    }
}
