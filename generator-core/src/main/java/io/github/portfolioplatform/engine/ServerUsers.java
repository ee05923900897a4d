package io.github.portfolioplatform.engine;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** The users of a server: one that may do everything, or one for each purpose. What only several users need is empty for one. */
public interface ServerUsers {

    /** {@return the login that applications are told} */
    ServerUser inUse();

    /** {@return the user that takes copies} */
    ServerUser dumping();

    /** {@return the user that restores copies} */
    ServerUser restoring();

    /** {@return the Secrets, that of the application first; a client is asked for what its user is told} */
    List<UserSecret> secrets(Function<ServerUser, DatabaseClient> client);

    /** {@return the variables and the scripts that the image reads at the first start} */
    PodContribution firstStart();

    /** {@return the passwords that the server, or a program beside it, reads from files} */
    default PodContribution passwords() {
        return PodContribution.NONE;
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
}
