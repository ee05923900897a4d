package io.github.portfolioplatform.document;

import io.github.portfolioplatform.model.Quantity;
import java.math.BigDecimal;
import java.util.List;

/**
 * Prints the amounts of one column in one unit, the largest in which all of them are whole: 1024Mi stays 1024Mi beside 256Mi, so that
 * a reader can add them up.
 *
 * @param suffix the unit
 * @param size how much one unit is
 */
record CommonUnit(String suffix, BigDecimal size) {

    private static final BigDecimal STEP = BigDecimal.valueOf(1024);
    private static final CommonUnit ONE = new CommonUnit("", BigDecimal.ONE);
    private static final List<CommonUnit> BYTES = List.of(
            new CommonUnit("Ti", STEP.pow(4)),
            new CommonUnit("Gi", STEP.pow(3)),
            new CommonUnit("Mi", STEP.pow(2)),
            new CommonUnit("Ki", STEP),
            new CommonUnit("B", BigDecimal.ONE));
    private static final List<CommonUnit> CORES = List.of(ONE, new CommonUnit("m", new BigDecimal("0.001")));

    static CommonUnit ofBytes(List<Quantity> amounts) {
        return largest(BYTES, amounts);
    }

    static CommonUnit ofCores(List<Quantity> amounts) {
        return largest(CORES, amounts);
    }

    private static CommonUnit largest(List<CommonUnit> units, List<Quantity> amounts) {
        return units.stream()
                .filter(unit -> amounts.stream().allMatch(unit::divides))
                .findFirst()
                .orElseThrow();
    }

    private boolean divides(Quantity amount) {
        return amount.amount().remainder(size).signum() == 0;
    }

    String print(Quantity amount) {
        return amount.amount().divide(size).toBigIntegerExact() + suffix;
    }
}
