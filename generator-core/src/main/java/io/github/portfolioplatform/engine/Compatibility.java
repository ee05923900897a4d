package io.github.portfolioplatform.engine;

import java.util.Optional;
import java.util.SortedMap;

/** Which changes the data survives that a server of an engine has stored: what it is compatible with. */
public interface Compatibility {

    /** {@return why the new version cannot go on with the data, if it cannot} */
    Optional<Obstacle> versionObstacle(VersionStep step);

    /**
     * {@return why the server cannot go on with what one of another engine has stored, the middle of a sentence, and what to do instead; empty if
     * it can} Then the Secrets have the users and keys of that engine, too.
     */
    default Optional<Obstacle> engineObstacle(EngineStep step) {
        return Optional.of(new Obstacle(
                step.image(),
                "it does not read the data, and its Secrets have other users and keys.",
                "Keep " + step.from().displayName()
                        + " here, add an instance with another name next to it, and remove this one"
                        + " when its data and applications have moved."));
    }

    /** {@return what people have to do around a step that is possible, a sentence; usually nothing} */
    Optional<String> versionAdvice(VersionStep step);

    /**
     * {@return the commands that repair indexes after the libraries of the system sort text differently, the middle of a sentence; empty if no
     * index depends on them}
     */
    default Optional<String> commandsAfterOtherSorting() {
        return Optional.empty();
    }

    /** {@return what a smaller limit of memory does to a server whose data needs more, a sentence without its end; usually nothing} */
    default Optional<String> effectOfLessMemory() {
        return Optional.empty();
    }

    /** {@return whether the server keeps its password in the data, so that a new one in a Secret changes nothing by itself} */
    boolean keepsItsPassword();

    /** {@return the user that an image of that tag runs its server as, and that owns the files therefore} */
    long userOfImage(String tag);

    /** {@return what the server does with files that belong to another user, a sentence} */
    String withFilesOfAnotherUser();

    /** {@return the folder in the container that the server keeps its data in} */
    String folder(ServerSetup setup);

    /** {@return the names that only the first start on an empty volume reads, by their variables} */
    SortedMap<String, String> firstStartNames(ServerSetup setup);

    /**
     * {@return what becomes of applications and data when the server enters production, the end of a sentence, and what to do before}
     *
     * @param server the name of the server
     * @param namespace its namespace as an option of {@code kubectl}, with a blank before it; empty if there is none
     */
    Obstacle productionObstacle(String server, String namespace);

    /** {@return what becomes of applications and data when the server leaves production, and what to do before} */
    Obstacle developmentObstacle(ServerSetup after);

    /**
     * {@return why the server would not find its data although it lies where it lay, if so}
     *
     * @param pod the pod of the server, for commands that people run in it
     */
    Optional<Obstacle> persistenceObstacle(ServerSetup before, ServerSetup after, String pod);

    /**
     * {@return the command that a person runs once in the running server when the scripts of its access job are others; usually the job does
     * everything itself}
     *
     * @param before the scripts as they were, by the names of their files
     * @param after the scripts as they are
     */
    default Optional<String> commandAfter(SortedMap<String, String> before, SortedMap<String, String> after) {
        return Optional.empty();
    }
}
