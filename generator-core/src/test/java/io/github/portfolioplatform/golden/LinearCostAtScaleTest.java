package io.github.portfolioplatform.golden;

import org.junit.jupiter.api.Tag;

/** The same for 2,000 and 8,000 instances, in every posture. */
@Tag("thorough")
class LinearCostAtScaleTest extends LinearCostTest {

    @Override
    int few() {
        return 2000;
    }
}
