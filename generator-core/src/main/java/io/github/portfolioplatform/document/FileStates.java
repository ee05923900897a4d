package io.github.portfolioplatform.document;

import io.github.portfolioplatform.manifest.Drift.State;

/** What the states of files are called, and what to do about a file. */
final class FileStates {

    private static final String GENERATE = "Run 'mvn portfolio:generate' and commit the result.";

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
    static String remedy(State state) {
        return switch (state) {
            case CHANGED -> "Other content is rendered now. " + GENERATE;
            case EDITED ->
                "To keep an edit, say it in the spec or in an overlay of your own; to discard it, run"
                        + " 'mvn portfolio:generate -Dportfolio.overwrite' and commit the result.";
            case MISSING -> GENERATE;
            case STALE -> "No longer rendered. " + GENERATE;
            case FOREIGN ->
                "No run wrote it: move it out of the folders that are rendered. Whatever applies those would apply it, too.";
        };
    }
}
