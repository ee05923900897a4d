package io.github.portfolioplatform.problem;

import static java.util.Objects.requireNonNull;

/** A text is not a value of the wanted type; says what is wrong with it and what to write instead. */
public final class InvalidValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String what;
    private final String fix;

    /**
     * Creates the exception.
     *
     * @param what what is wrong, a sentence
     * @param fix what to write instead, a sentence
     */
    public InvalidValueException(String what, String fix) {
        super(requireNonNull(what, "what") + " " + requireNonNull(fix, "fix"));
        this.what = what;
        this.fix = fix;
    }

    /** {@return what is wrong, a sentence} */
    public String what() {
        return what;
    }

    /** {@return what to write instead, a sentence} */
    public String fix() {
        return fix;
    }
}
