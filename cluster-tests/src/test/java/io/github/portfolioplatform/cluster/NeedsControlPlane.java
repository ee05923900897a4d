package io.github.portfolioplatform.cluster;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test that runs only where {@code .ci/install-control-plane} has put a control plane. It is skipped elsewhere, and one line tells so;
 * where {@code SERVER_TESTS_REQUIRED=yes} is set, it fails.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(NeedsControlPlane.Condition.class)
@interface NeedsControlPlane {

    /** Looks for the programs, and starts nothing. */
    final class Condition implements ExecutionCondition {

        private static final String REASON = "there is no control plane on this machine, see .ci/install-control-plane";

        private static boolean told;

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Installation.isComplete()) {
                return ConditionEvaluationResult.enabled("there is a control plane");
            }
            if ("yes".equals(System.getenv("SERVER_TESTS_REQUIRED"))) {
                throw new AssertionError("SERVER_TESTS_REQUIRED is set, but " + REASON);
            }
            tellOnce();
            return ConditionEvaluationResult.disabled(REASON);
        }

        private static synchronized void tellOnce() {
            if (!told) {
                System.out.println(
                        "Not proven: that a Kubernetes API server accepts, keeps and admits what is rendered, for "
                                + REASON + ".");
            }
            told = true;
        }
    }
}
