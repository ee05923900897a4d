package io.github.portfolioplatform.document;

import static java.util.Objects.requireNonNull;

import io.github.portfolioplatform.model.Allocation;
import io.github.portfolioplatform.model.Environment;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The totals of environments beside their quotas.
 *
 * <pre>{@code
 * Portfolio portfolio = PortfolioSpec.read(Path.of("portfolio.yaml"));
 * System.out.println(TotalsReport.of(portfolio.environments()).summary());
 * }</pre>
 */
public final class TotalsReport {

    private final List<Environment> environments;

    private TotalsReport(List<Environment> environments) {
        this.environments = List.copyOf(environments);
    }

    /** {@return the report of these environments of one portfolio, at least one} */
    public static TotalsReport of(List<Environment> environments) {
        requireNonNull(environments, "environments");
        return new TotalsReport(environments);
    }

    /** {@return what all instances claim, a line for each environment: {@code development claims 11Gi storage, 2816Mi memory, 2750m CPU.}} */
    public String summary() {
        return environments.stream().map(TotalsReport::summary).collect(Collectors.joining("\n"));
    }

    private static String summary(Environment environment) {
        Allocation all = environment.totals().all().allocation();
        return environment.name() + " claims " + all.storage().quantity().describeBytes() + " storage, "
                + all.limits().memory().quantity().describeBytes() + " memory, "
                + all.limits().cpu() + " CPU.";
    }

    /** {@return the totals of each environment as JSON, amounts as canonical quantities} */
    public String json() {
        return TotalsJson.of(environments);
    }

    /** {@return a table for each environment: a row for each engine, for each application, for all of them, and for the quota} */
    public String table() {
        return PerEnvironment.text(environments, TotalsTable::of);
    }
}
