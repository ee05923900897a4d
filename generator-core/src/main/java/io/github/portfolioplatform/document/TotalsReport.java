package io.github.portfolioplatform.document;

import io.github.portfolioplatform.model.Allocation;
import io.github.portfolioplatform.model.Portfolio;

/** The totals of a portfolio beside its quota. */
public final class TotalsReport {

    private final Portfolio portfolio;

    private TotalsReport(Portfolio portfolio) {
        this.portfolio = portfolio;
    }

    /** {@return the report of that portfolio} */
    public static TotalsReport of(Portfolio portfolio) {
        return new TotalsReport(portfolio);
    }

    /** {@return what all instances claim, in one line: {@code 11Gi storage, 2816Mi memory, 2750m CPU}} */
    public String summary() {
        Allocation all = portfolio.totals().all().allocation();
        return all.storage() + " storage, " + all.limits().memory() + " memory, "
                + all.limits().cpu() + " CPU";
    }

    /** {@return the totals as JSON, amounts as canonical quantities} */
    public String json() {
        return TotalsJson.of(portfolio);
    }

    /** {@return a table: a row for each engine, for each application, for all of them, and for the quota} */
    public String table() {
        return TotalsTable.of(portfolio);
    }
}
