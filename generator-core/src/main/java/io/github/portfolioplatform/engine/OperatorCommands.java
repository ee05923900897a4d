package io.github.portfolioplatform.engine;

/**
 * What somebody types who looks after one instance: each text is one line for a POSIX shell, with {@code kubectl} on the path. Passwords are
 * read where they are, in the pod or in a Secret, and stand neither in the text nor in a list of processes; data is streamed without a
 * terminal, which would turn line ends into those of terminals; and the exit code is 0 only if all of it was done.
 */
public interface OperatorCommands {

    /** {@return takes a copy of the data into a file beside whoever types it, which has its name only once it is whole} */
    String copy();

    /** {@return puts that copy back} */
    String putBack();

    /** {@return what happens to the data when a copy is put back, in a sentence} */
    String caution();

    /** {@return opens the engine's own shell} */
    String shell();
}
