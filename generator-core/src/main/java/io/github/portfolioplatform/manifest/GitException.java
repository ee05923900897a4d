package io.github.portfolioplatform.manifest;

/** Git gave no answer; the message is the first line of its own, or says why there is none. */
final class GitException extends Exception {

    private static final long serialVersionUID = 1L;

    private static final String NO_GIT = "there is no git to ask";
    private static final String NO_WORK_TREE = "not a git repository";

    GitException(String message) {
        super(message);
    }

    static GitException noGit() {
        return new GitException(NO_GIT);
    }

    /** {@return whether git or a repository is simply not there, which is as good as any other state} */
    boolean meansNoRepository() {
        String message = String.valueOf(getMessage());
        return message.equals(NO_GIT) || message.startsWith(NO_WORK_TREE);
    }
}
