package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.ServerUser;
import io.github.portfolioplatform.engine.ServerUsers;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Posture.Choice;
import java.util.SortedMap;

/** The users of a server of PostgreSQL. */
sealed interface PostgreSqlUsers extends ServerUsers permits OnlyUser, UsersByPurpose {

    /** {@return the users of that instance in the posture of its environment} */
    static PostgreSqlUsers of(Environment environment, PostgreSql instance) {
        return environment.posture().includes(Choice.USERS)
                ? new UsersByPurpose(environment, instance)
                : new OnlyUser(
                        instance,
                        ServerUser.only(
                                environment, instance, instance.credentials().user()));
    }

    /** {@return the first login of the application, which is always there} */
    ServerUser first();

    /** {@return whether the application has a second login} */
    boolean hasSecondLogin();

    /** {@return files beside the configuration of the server: {@code pg_hba.conf}, of which the first line that fits a connection decides} */
    SortedMap<String, String> configuration();

    /** {@return the commands for people} */
    OperatorCommands commands(PodCommands pod);
}
