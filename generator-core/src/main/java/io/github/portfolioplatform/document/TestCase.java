package io.github.portfolioplatform.document;

import java.util.Optional;

/**
 * What was checked, as readers of JUnit reports see it.
 *
 * @param group what they call the class
 * @param name what they call the test
 * @param defect what is wrong; empty if the test passes
 * @param output what else is worth knowing; may be empty
 */
record TestCase(String group, String name, Optional<Defect> defect, String output) {

    /** Readers tell a test that found something from one that could not look. */
    enum Kind {
        FAILURE("failure"),
        ERROR("error");

        private final String element;

        Kind(String element) {
            this.element = element;
        }

        String element() {
            return element;
        }
    }

    /**
     * Why a test does not pass.
     *
     * @param kind whether something was found, or nothing could be
     * @param type the id of what was found, {@code storage-shrinks}
     * @param message all of it on one line
     * @param text all of it
     */
    record Defect(Kind kind, String type, String message, String text) {}

    boolean isA(Kind kind) {
        return defect.filter(found -> found.kind() == kind).isPresent();
    }
}
