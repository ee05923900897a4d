package io.github.portfolioplatform.engine.postgresql;

import io.github.portfolioplatform.engine.AccessJob;
import io.github.portfolioplatform.engine.DatabaseClient;
import io.github.portfolioplatform.engine.OperatorCommands;
import io.github.portfolioplatform.engine.PodCommands;
import io.github.portfolioplatform.engine.PodContribution;
import io.github.portfolioplatform.engine.RefusedCommand;
import io.github.portfolioplatform.engine.Rotation;
import io.github.portfolioplatform.engine.ServerUser;
import io.github.portfolioplatform.engine.UserSecret;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** The users of a server: one that may do everything, or one for each purpose. */
sealed interface PostgreSqlUsers permits OnlyUser, UsersByPurpose {

    /** {@return the first login of the application, which is always there} */
    ServerUser first();

    /** {@return the login that applications are told} */
    ServerUser inUse();

    /** {@return the user that takes copies} */
    ServerUser dumping();

    /** {@return the user that restores copies} */
    ServerUser restoring();

    /** {@return the Secrets, that of the application first; a client is asked for what its user is told} */
    List<UserSecret> secrets(Function<ServerUser, DatabaseClient> client);

    /** {@return the variables and the scripts that the image reads when it creates the database} */
    PodContribution firstStart();

    /** {@return the passwords that the server reads from files} */
    default PodContribution passwords() {
        return PodContribution.NONE;
    }

    /** {@return files beside the configuration of the server: {@code pg_hba.conf}, of which the first line that fits a connection decides} */
    SortedMap<String, String> configuration();

    /** {@return whether the application has a second login} */
    default boolean hasSecondLogin() {
        return false;
    }

    /** {@return the scripts that create the users} */
    default SortedMap<String, String> scripts() {
        return Collections.emptySortedMap();
    }

    /** {@return the job that keeps them as they are declared} */
    default Optional<AccessJob> job() {
        return Optional.empty();
    }

    /** {@return how their passwords rotate} */
    default Optional<Rotation> rotation() {
        return Optional.empty();
    }

    /** {@return what the application may not do} */
    default List<RefusedCommand> refused() {
        return List.of();
    }

    /** {@return the commands for people} */
    OperatorCommands commands(PodCommands pod);
}
