package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problems;

/**
 * Why an engine does not accept a name.
 *
 * @param rule the rule that the name violates: {@code name-is-free} or {@code name-is-valid}
 * @param what what is wrong, a sentence
 * @param fix what to write instead, a sentence
 */
public record NameProblem(String rule, String what, String fix) {

    /** {@return the problem of a name that is taken by the engine itself} */
    public static NameProblem reserved(String what, String fix) {
        return new NameProblem("name-is-free", what, fix);
    }

    void addTo(Problems problems, ModelPath path) {
        problems.add(rule, path, what, fix);
    }
}
