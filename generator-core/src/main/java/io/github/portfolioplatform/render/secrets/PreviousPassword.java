package io.github.portfolioplatform.render.secrets;

import io.github.portfolioplatform.engine.UserSecret;

/**
 * The password that an administrator had before, beside the one that it has: the access job logs in with one of them to tell the server the
 * others. An entry has it while the administrator's password is replaced; without it, the value in the Secret is empty, and no job uses it.
 */
final class PreviousPassword {

    /** What it is called, in the entry and in the Secret. */
    static final String NAME = "admin-previous";

    /** Whose password it is. */
    static final String ADMINISTRATOR = "admin";

    private PreviousPassword() {}

    /** {@return whether the Secret is that of an administrator who sets the passwords of others} */
    static boolean belongsTo(UserSecret secret) {
        return !secret.forConsumers() && secret.values().containsKey(ADMINISTRATOR);
    }
}
