package io.github.portfolioplatform.cluster;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs only where {@code .ci/install-controllers} has put the controllers of custom resources, beside a control plane. It is
 * skipped elsewhere, and one line tells so; where {@code SERVER_TESTS_REQUIRED=yes} is set, it fails. {@code .ci/run} leaves it to
 * {@code .ci/run --long}, because the controllers take long to build.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(NeedsControllers.Condition.class)
@Tag("controllers")
@Tag("thorough")
@interface NeedsControllers {

    /** Looks for the programs, and starts nothing. */
    final class Condition extends InstalledCondition {

        Condition() {
            super(
                    () -> Installation.hasControlPlane() && Installation.hasControllers(),
                    "that External Secrets and cert-manager make the Secrets that pods and clients read",
                    "there are no controllers on this machine, see .ci/install-controllers");
        }
    }
}
