package io.github.portfolioplatform.manifest;

import io.github.portfolioplatform.manifest.Drift.State;

/** What lies in the place of a rendered file, when it is not that file. */
enum Finding {
    /** Nothing. */
    MISSING(State.MISSING),
    /** Another content that a run wrote. */
    OUTDATED(State.CHANGED),
    /** A file that a run wrote and somebody has changed since. */
    EDITED(State.EDITED),
    /** A file that is encrypted, ours once or not. */
    ENCRYPTED(State.FOREIGN),
    /** A file that no run wrote. */
    FOREIGN(State.FOREIGN),
    /** A folder, a link or something else that is no file. */
    NO_FILE(State.FOREIGN);

    private final State state;

    Finding(State state) {
        this.state = state;
    }

    /** How it is called where everything else that differs is told. */
    State state() {
        return state;
    }
}
