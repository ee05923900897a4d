package io.github.portfolioplatform.document;

import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.Allocation;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.Engine;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Quantity;
import io.github.portfolioplatform.model.Totals;
import io.github.portfolioplatform.model.Totals.Claimed;
import io.github.portfolioplatform.problem.Advice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the instances claim, with sums that a reader can add up himself. */
final class ResourceSection {

    /** A sum of more would be no help. */
    private static final int MOST_TERMS = 8;

    private final Environment environment;
    private final Totals totals;
    private final Map<Engine, Claimed> byEngine;

    private ResourceSection(Environment environment) {
        this.environment = environment;
        this.totals = environment.totals();
        this.byEngine = DatabaseEngines.inOrder(totals.byEngine());
    }

    static String of(Environment environment) {
        return new ResourceSection(environment).text();
    }

    /** {@return where the sums are} */
    static String withoutSums(Environment environment, Advice advice) {
        return "\n## Resources\n\nThe table of each instance has what it claims. The sums, beside the quota:" + " "
                + MarkdownText.prose(advice.totals(environment.name())) + ".\n";
    }

    private String text() {
        StringBuilder text = new StringBuilder("\n## Resources\n\n| |");
        AmountColumn.ALL.forEach(
                column -> text.append(' ').append(column.title()).append(" |"));
        text.append("\n|---|").append("---|".repeat(AmountColumn.ALL.size())).append('\n');
        List<CommonUnit> units = units();
        byEngine.forEach((engine, claimed) -> {
            text.append("| ").append(engine.displayName()).append(" |");
            each(text, units, (column, unit) -> sum(claimed, claimsOf(engine), column, unit));
        });
        text.append("| **All** |");
        each(text, units, this::sum);
        text.append("| Quota |");
        each(text, units, (column, unit) -> column.allowed(environment.quota(), unit));
        return text.toString();
    }

    /** Makes one cell. */
    @FunctionalInterface
    private interface Cell {
        String of(AmountColumn column, CommonUnit unit);
    }

    private static void each(StringBuilder text, List<CommonUnit> units, Cell cell) {
        for (int i = 0; i < units.size(); i++) {
            text.append(' ')
                    .append(cell.of(AmountColumn.ALL.get(i), units.get(i)))
                    .append(" |");
        }
        text.append('\n');
    }

    private List<CommonUnit> units() {
        return AmountColumn.ALL.stream()
                .map(column -> column.unitOf(
                        Stream.concat(
                                Stream.of(totals.all().allocation()),
                                environment.instances().stream().map(DatabaseInstance::claimed)),
                        environment.quota()))
                .toList();
    }

    private Stream<Allocation> claimsOf(Engine engine) {
        return environment.instances().stream()
                .filter(instance -> instance.engine().equals(engine))
                .map(DatabaseInstance::claimed);
    }

    /** {@return {@code 2 instances × 2Gi = 4Gi}, or {@code 2Gi + 4Gi = 6Gi} of instances that differ} */
    private static String sum(Claimed claimed, Stream<Allocation> claims, AmountColumn column, CommonUnit unit) {
        Map<Quantity, Integer> counts = new LinkedHashMap<>();
        claims.map(column.amount()).forEach(amount -> counts.merge(amount, 1, Integer::sum));
        int instances = claimed.instances();
        String sum = unit.print(column.amount().apply(claimed.allocation()));
        if (counts.size() == 1) {
            return Counted.of(instances, "instance", "instances") + " × "
                    + unit.print(counts.keySet().iterator().next()) + " = " + sum;
        }
        if (counts.size() > MOST_TERMS) {
            return instances + " instances that differ: " + sum;
        }
        List<String> terms = new ArrayList<>();
        counts.forEach((amount, count) -> terms.add((count == 1 ? "" : count + " × ") + unit.print(amount)));
        return String.join(" + ", terms) + " = " + sum;
    }

    private String sum(AmountColumn column, CommonUnit unit) {
        String all = unit.print(column.amount().apply(totals.all().allocation()));
        return byEngine.size() == 1
                ? "**" + all + "**"
                : byEngine.values().stream()
                                .map(claimed -> unit.print(column.amount().apply(claimed.allocation())))
                                .collect(Collectors.joining(" + "))
                        + " = **" + all + "**";
    }
}
