package io.github.portfolioplatform.engine;

import io.github.portfolioplatform.model.Password;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** One instance as its engine sees it: everything that rendering and connecting must know of the engine. */
public interface DatabaseServer {

    /** {@return the port that clients connect to} */
    int port();

    /** {@return where the data volume is mounted} */
    String dataMountPath();

    /** {@return the key of the credentials Secret that holds the password, as clients send it} */
    String passwordKey();

    /** {@return the keys of the credentials Secret; something in {@link #pod()} reads each of them} */
    default SortedSet<String> credentialKeys() {
        return new TreeSet<>(Set.of(passwordKey()));
    }

    /** {@return the values of these keys for a password} */
    default Map<String, String> credentials(Password password) {
        return Map.of(passwordKey(), password.reveal());
    }

    /** {@return what the server needs of its pod beside the data volume} */
    PodContribution pod();

    /** {@return the group that the data volume has to belong to, where the image does not change the owner itself} */
    default Optional<Long> volumeGroup() {
        return Optional.empty();
    }

    /** {@return how copies of its data are taken, proven and put back} */
    DataCopies copies();

    /** {@return the owning application as a client of the server at that endpoint} */
    DatabaseClient client(Endpoint endpoint);

    /** {@return what somebody types who looks after the server, whose pod is that} */
    OperatorCommands commands(PodCommands pod);
}
