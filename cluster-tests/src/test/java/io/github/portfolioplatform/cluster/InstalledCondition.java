package io.github.portfolioplatform.cluster;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a test whose programs are not installed and tells so once, or fails it where they must be. */
abstract class InstalledCondition implements ExecutionCondition {

    private static final Set<String> TOLD = new HashSet<>();

    private final BooleanSupplier isInstalled;
    private final String unproven;
    private final String reason;

    InstalledCondition(BooleanSupplier isInstalled, String unproven, String reason) {
        this.isInstalled = isInstalled;
        this.unproven = unproven;
        this.reason = reason;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (isInstalled.getAsBoolean()) {
            return ConditionEvaluationResult.enabled("all programs are there");
        }
        if ("yes".equals(System.getenv("SERVER_TESTS_REQUIRED"))) {
            throw new AssertionError("SERVER_TESTS_REQUIRED is set, but " + reason);
        }
        tellOnce();
        return ConditionEvaluationResult.disabled(reason);
    }

    private void tellOnce() {
        synchronized (TOLD) {
            if (TOLD.add(unproven)) {
                System.out.println("Not proven: " + unproven + ", for " + reason + ".");
            }
        }
    }
}
