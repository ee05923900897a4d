package io.github.portfolioplatform.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What an amount was meant to be that has no unit, or the unit of something else: {@code 10Gi} of storage instead of 10 bytes. */
final class MissingUnit {

    /** No container runs in less: such an amount is a number without a unit. */
    static final Memory LEAST_MEMORY = Memory.mebibytes(1);

    /** As {@link #LEAST_MEMORY}: a volume of less holds no file of a database. */
    static final Storage LEAST_STORAGE = Storage.mebibytes(1);

    /** One database on more cores than most nodes have: such an amount is a number of thousandths without its unit. */
    static final Cpu MOST_CPU = Cpu.cores(128);

    /** Above this a number is one of bytes, and not one of mebibytes. */
    private static final BigDecimal LARGEST_NUMBER = BigDecimal.valueOf(100_000);

    private static final List<String> UNITS = List.of("Mi", "Gi");

    private MissingUnit() {}

    static boolean isOf(Memory memory) {
        return memory.compareTo(Memory.ZERO) > 0 && memory.compareTo(LEAST_MEMORY) < 0;
    }

    static boolean isOf(Storage storage) {
        return storage.compareTo(Storage.ZERO) > 0 && storage.compareTo(LEAST_STORAGE) < 0;
    }

    static boolean isOf(Cpu cpu) {
        return cpu.compareTo(MOST_CPU) > 0;
    }

    /** {@return what a number of bytes was meant to be where {@code least} is the least that works; empty if it has a unit} */
    static Optional<String> ofBytes(Quantity written, Quantity least) {
        BigDecimal number = written.amount();
        boolean isNumber = written.isDecimal() && number.compareTo(LARGEST_NUMBER) < 0;
        return UNITS.stream()
                .filter(unit -> isNumber)
                .map(unit -> number.stripTrailingZeros().toPlainString() + unit)
                .filter(meant -> Quantity.parse(meant).compareTo(least) >= 0)
                .findFirst();
    }

    /** {@return what a number of cores was meant to be; empty if no number of thousandths fits} */
    static Optional<String> ofCores(Cpu written) {
        return Optional.of(written.quantity().amount().stripTrailingZeros().toPlainString() + "m")
                .filter(meant -> !isFraction(meant) && !isOf(Cpu.parse(meant)));
    }

    private static boolean isFraction(String number) {
        return number.indexOf('.') >= 0;
    }

    static String asQuestion(String meant) {
        return "Did you mean " + meant + "?";
    }
}
