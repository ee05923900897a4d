package io.github.portfolioplatform;

import io.github.portfolioplatform.model.Portfolio;
import io.github.portfolioplatform.problem.PortfolioException;

/**
 * Describes a portfolio in Java, for a build that names its class where others have a {@code portfolio.yaml}. The class is public and has
 * a public constructor without parameters:
 *
 * <pre>{@code
 * public final class Databases implements PortfolioSource {
 *
 *     @Override
 *     public Portfolio portfolio() {
 *         InstanceSettings small = InstanceSettings.NONE
 *                 .image(ImageReference.parse("redis:7.4-bookworm"))
 *                 .storage(Storage.gibibytes(1))
 *                 .requests(Memory.mebibytes(64), Cpu.millicores(50))
 *                 .limits(Memory.mebibytes(128), Cpu.millicores(250));
 *         return Portfolio.builder("shop")
 *                 .defaults(Redis.ENGINE, small)
 *                 .add(Redis.builder("redis-sessions").application("Storefront").password(Password.of("copper-lantern")))
 *                 .build();
 *     }
 * }
 * }</pre>
 *
 * <p>The class runs in the JVM of the build: {@code System.exit} ends the build without a result, and {@code System.exit(0)} as a success. Throw
 * an exception instead.
 *
 * <p>The same portfolio must come out of every call, on every machine: what is rendered is compared with what is committed.
 */
@FunctionalInterface
public interface PortfolioSource {

    /**
     * {@return the portfolio}
     *
     * @throws PortfolioException if it cannot be built; the build that asked shows all problems
     */
    Portfolio portfolio();
}
