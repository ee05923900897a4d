package io.github.portfolioplatform.engine;

import java.util.Optional;
import java.util.SortedMap;

/** Which changes the data survives that a server of an engine has stored: what it is compatible with. */
public interface Compatibility {

    /** {@return why the new version cannot go on with the data, if it cannot} */
    Optional<Obstacle> versionObstacle(VersionStep step);

    /** {@return what people have to do around a step that is possible, a sentence; usually nothing} */
    Optional<String> versionAdvice(VersionStep step);

    /** {@return whether indexes depend on how the libraries of the system sort text} */
    boolean sortsByTheSystem();

    /** {@return whether the server keeps its password in the data, so that a new one in a Secret changes nothing by itself} */
    boolean keepsItsPassword();

    /** {@return the folder in the container that the server keeps its data in} */
    String folder(ServerSetup setup);

    /** {@return the names that only the first start on an empty volume reads, by their variables} */
    SortedMap<String, String> firstStartNames(ServerSetup setup);

    /**
     * {@return why the server would not find its data although it lies where it lay, if so}
     *
     * @param pod the pod of the server, for commands that people run in it
     */
    Optional<Obstacle> persistenceObstacle(ServerSetup before, ServerSetup after, String pod);
}
