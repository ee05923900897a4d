package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.ServerUser;
import io.github.portfolioplatform.engine.ServerUsers;

/** The users of a server of MongoDB. People enter its shell as the one that restores copies. */
sealed interface MongoDbUsers extends ServerUsers permits OnlyUser, UsersByPurpose {

    /** {@return where a program in the pod of the server finds the password of a user} */
    PasswordInPod passwordInPod(ServerUser user);
}
