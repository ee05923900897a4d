package io.github.portfolioplatform.benchmark;

import java.util.Arrays;
import java.util.Locale;

/** What was measured several times. */
record Measure(double[] values) {

    Measure {
        values = values.clone();
        Arrays.sort(values);
    }

    /** The value that as many are below as above. */
    double median() {
        return quantile(0.5);
    }

    /** The value below which that share of the values lies, between two neighbours in proportion. */
    double quantile(double share) {
        double place = share * (values.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, values.length - 1);
        return values[below] + (place - below) * (values[above] - values[below]);
    }

    /** The median, and the quartiles as its spread: {@code 1.14 (1.12–1.17)}. */
    String shown() {
        return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", median(), quantile(0.25), quantile(0.75));
    }
}
