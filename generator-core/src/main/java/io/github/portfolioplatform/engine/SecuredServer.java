package io.github.portfolioplatform.engine;

import io.github.portfolioplatform.model.RunAs;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One instance of production as its engine sees it: a server that speaks TLS alone, knows users with no more rights than they need, and runs
 * as nobody special.
 */
public interface SecuredServer {

    /** {@return the server's own configuration, the files of a ConfigMap that {@link #pod()} mounts} */
    SortedMap<String, String> configuration();

    /**
     * {@return what tells the server its users, the files of a ConfigMap: scripts of a first start, which {@link #pod()} mounts, and what
     * {@link #accessJob()} runs again and again; empty where {@link #configuration()} has all of it}
     */
    SortedMap<String, String> access();

    /** {@return what the server needs of its pod beside the data volume} */
    PodContribution pod();

    /**
     * {@return the job that makes users, passwords and a renewed certificate known to a server that runs; whatever is right already stays.
     * Empty for a server that notices changed files itself}
     */
    Optional<AccessJob> accessJob();

    /** {@return the Secrets that are read by something of this, or by those who connect; the first is that of the application} */
    List<UserSecret> secrets();

    /** {@return how copies of its data are taken, proven and put back} */
    DataCopies copies();

    /** {@return what the certificate of the server must be like} */
    CertificateShape certificate();

    /** {@return whom the image runs as} */
    RunAs runAs();

    /** {@return the application as a client of the server at that endpoint} */
    DatabaseClient client(Endpoint endpoint);

    /** {@return which passwords it has, and what happens when they change} */
    Rotation rotation();

    /** {@return what libraries ask of the server in vain, and what to use instead} */
    default List<RefusedCommand> refused() {
        return List.of();
    }

    /** {@return what somebody types who looks after the server, whose pod is that} */
    OperatorCommands commands(PodCommands pod);
}
