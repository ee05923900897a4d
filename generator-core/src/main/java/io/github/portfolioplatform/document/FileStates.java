package io.github.portfolioplatform.document;

import io.github.portfolioplatform.manifest.Drift.State;
import io.github.portfolioplatform.problem.Advice;

/** What the states of files are called, and what to do about a file. */
final class FileStates {

    private FileStates() {}

    static String word(State state) {
        return switch (state) {
            case CHANGED -> "changed";
            case EDITED -> "edited by hand";
            case MISSING -> "missing";
            case STALE -> "stale";
            case FOREIGN -> "foreign";
        };
    }

    /** {@return one sentence or more, with commands in quotes} */
    static String remedy(State state, Advice advice) {
        String update = Advice.sentence(advice.update()) + " and commit the result.";
        return switch (state) {
            case CHANGED -> "Other content is rendered now. " + update;
            case EDITED ->
                "To keep an edit, say it in " + advice.portfolio() + " or in an overlay of your own; to discard it, "
                        + advice.overwrite() + " and commit the result.";
            case MISSING -> update;
            case STALE -> "No longer rendered. " + update;
            case FOREIGN ->
                "No run wrote it: move it out of the folders that are rendered. Whatever applies those would apply it, too.";
        };
    }
}
