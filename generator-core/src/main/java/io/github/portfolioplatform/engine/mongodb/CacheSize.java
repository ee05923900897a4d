package io.github.portfolioplatform.engine.mongodb;

import io.github.portfolioplatform.model.Memory;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The size of the WiredTiger cache: half of the memory limit beyond 1 GiB, and at least 0.25 GB, the least that the server accepts. It is
 * written out because the server's own default reserves as much in a container of any size.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/reference/configuration-options/#mongodb-setting-storage.wiredTiger.engineConfig.cacheSizeGB">MongoDB:
 *     cacheSizeGB</a>
 */
final class CacheSize {

    private static final BigDecimal GIBIBYTE = BigDecimal.valueOf(1024L * 1024L * 1024L);
    private static final BigDecimal LEAST = new BigDecimal("0.25");

    private CacheSize() {}

    /** {@return the size in gigabytes, with two decimals: {@code 0.25}} */
    static String gigabytes(Memory limit) {
        return limit.quantity()
                .amount()
                .divide(GIBIBYTE)
                .subtract(BigDecimal.ONE)
                .divide(BigDecimal.valueOf(2))
                .max(LEAST)
                .setScale(2, RoundingMode.DOWN)
                .toPlainString();
    }
}
