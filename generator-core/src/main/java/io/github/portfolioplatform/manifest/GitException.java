package io.github.portfolioplatform.manifest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Git gave no answer; the message is the first line of its own, or says why there is none. */
final class GitException extends Exception {

    private static final long serialVersionUID = 1L;

    private static final String NO_GIT = "there is no git to ask";
    private static final String NO_WORK_TREE = "not a git repository";

    /** What git writes when the repository belongs to another user, as in containers of CI; before 2.36 in other words. */
    private static final Pattern OTHER_OWNER =
            Pattern.compile("(?:dubious ownership in repository at|unsafe repository \\()[^']*'([^']+)'");

    private final boolean isInRepository;

    GitException(String message) {
        this(message, false);
    }

    private GitException(String message, boolean isInRepository) {
        super(message);
        this.isInRepository = isInRepository;
    }

    static GitException noGit() {
        return new GitException(NO_GIT);
    }

    /** {@return the same, asked in a folder that lies in a repository, whatever is wrong with it} */
    GitException inRepository() {
        return new GitException(String.valueOf(getMessage()), true);
    }

    /** {@return whether there is no repository, which is as good as any other state} */
    boolean meansNoRepository() {
        String message = String.valueOf(getMessage());
        return !isInRepository && (message.equals(NO_GIT) || message.startsWith(NO_WORK_TREE));
    }

    /** {@return what to do so that git can be asked} */
    String remedy() {
        String message = String.valueOf(getMessage());
        Matcher otherOwner = OTHER_OWNER.matcher(message);
        if (otherOwner.find()) {
            return "Run git config --global --add safe.directory '" + otherOwner.group(1) + "' first.";
        }
        return message.equals(NO_GIT)
                ? "Install git, or run where it is installed."
                : "Repair the repository first; git status shows what is wrong.";
    }
}
