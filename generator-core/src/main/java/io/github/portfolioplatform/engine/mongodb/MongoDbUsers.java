package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.engine.ServerUser;
import io.github.portfolioplatform.engine.ServerUsers;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture.Choice;

/** The users of a server of MongoDB. People enter its shell as the one that restores copies. */
sealed interface MongoDbUsers extends ServerUsers permits OnlyUser, UsersByPurpose {

    /** {@return the users of that instance in the posture of its environment} */
    static MongoDbUsers of(Environment environment, MongoDb instance) {
        return environment.posture().includes(Choice.USERS)
                ? new UsersByPurpose(environment, instance)
                : new OnlyUser(
                        instance,
                        ServerUser.only(
                                environment, instance, instance.credentials().user()));
    }

    /** {@return where a program in the pod of the server finds the password of a user} */
    PasswordInPod passwordInPod(ServerUser user);
}
