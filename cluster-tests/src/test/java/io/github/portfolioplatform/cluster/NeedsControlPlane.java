package io.github.portfolioplatform.cluster;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs only where {@code .ci/install-control-plane} has put a control plane. It is skipped elsewhere, and one line tells so;
 * where {@code SERVER_TESTS_REQUIRED=yes} is set, it fails.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(NeedsControlPlane.Condition.class)
@Tag("thorough")
@interface NeedsControlPlane {

    /** Looks for the programs, and starts nothing. */
    final class Condition extends InstalledCondition {

        Condition() {
            super(
                    Installation::hasControlPlane,
                    "that a Kubernetes API server accepts, keeps and admits what is rendered",
                    "there is no control plane on this machine, see .ci/install-control-plane");
        }
    }
}
