package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.ModelPath;
import io.github.portfolioplatform.problem.Problems;
import io.github.portfolioplatform.problem.VisibleText;
import java.util.Locale;
import java.util.regex.Pattern;

/** A password is one that a server can be set up with, not a placeholder that would replace a live one. Messages never show it. */
final class PasswordsAreReal implements PortfolioRule {

    private static final String FIX = "Write the password of the instance.";
    private static final int LONGEST = 256;

    /** Compared after lower-casing and without separators. */
    private static final Pattern PLACEHOLDER_WORDS = Pattern.compile(
            "(replace|changeme|changeit|changethis|insert|yourpassword|placeholder|fillme|fillin|setme).*"
                    + "|password|passwort|secret|todo|tbd|fixme|none|null|empty|dummy|example|redacted|x{3,}");

    private static final Pattern PLACEHOLDER_MARKS =
            Pattern.compile("<.*>|\\$\\{.*}|\\$\\(.*\\)|\\{\\{.*}}|\\[\\[.*]]|%.*%|@.*@|__.*__|\\*+|\\.+|-+|\\?+");

    @Override
    public void check(PortfolioDraft portfolio, Problems problems) {
        for (InstanceDraft instance : portfolio.instances()) {
            if (instance.password() != null && !portfolio.rendersPasswords()) {
                problems.add(
                        "password-has-use",
                        instance.path().field("password"),
                        "No environment renders this password: only " + EnvironmentDraft.DEVELOPMENT
                                + " has passwords in files.",
                        "Remove it, and bring it into the Secret of the instance.");
            } else if (instance.password() != null) {
                check(instance.password().reveal(), instance.path().field("password"), problems);
            }
        }
    }

    private static void check(String password, ModelPath path, Problems problems) {
        if (password.isBlank()) {
            problems.add(
                    "password-is-real",
                    path,
                    "The password is empty: the server would let everybody in or refuse to start.",
                    FIX);
        } else if (!VisibleText.isVisible(password) || password.length() > LONGEST) {
            problems.add(
                    "password-is-usable",
                    path,
                    "The password has an invisible character, such as a line end, or more than " + LONGEST
                            + " characters.",
                    "Write one line of visible characters.");
        } else if (isPlaceholder(password)) {
            problems.add(
                    "password-is-real",
                    path,
                    "The password is a placeholder: applying it would overwrite a live one.",
                    FIX);
        } else if (password.contains("${")) {
            problems.add(
                    "password-is-usable",
                    path,
                    "The password contains '${', which Flux substitutes when it applies the Secret.",
                    "Choose a password without it.");
        }
    }

    /** {@return whether the text only stands for a password that somebody else fills in} */
    static boolean isPlaceholder(String password) {
        String plain = password.toLowerCase(Locale.ROOT).replaceAll("[-_ .]", "");
        return PLACEHOLDER_MARKS.matcher(password).matches()
                || PLACEHOLDER_WORDS.matcher(plain).matches();
    }
}
