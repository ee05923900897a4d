package io.github.portfolioplatform.document;

import io.github.portfolioplatform.model.Allocation;
import io.github.portfolioplatform.model.Cpu;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Memory;
import io.github.portfolioplatform.model.Quantity;
import io.github.portfolioplatform.model.Quota;
import io.github.portfolioplatform.model.Storage;
import io.github.portfolioplatform.model.Totals;
import io.github.portfolioplatform.model.Totals.Claimed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Totals as a table. */
final class TotalsTable {

    private static final List<Column> COLUMNS = List.of(
            new Column(
                    "storage",
                    CommonUnit::ofBytes,
                    all -> all.storage().quantity(),
                    quota -> quota.storage().map(Storage::quantity)),
            new Column(
                    "memory requests",
                    CommonUnit::ofBytes,
                    all -> all.requests().memory().quantity(),
                    quota -> Optional.empty()),
            new Column(
                    "memory limits",
                    CommonUnit::ofBytes,
                    all -> all.limits().memory().quantity(),
                    quota -> quota.memory().map(Memory::quantity)),
            new Column(
                    "CPU requests",
                    CommonUnit::ofCores,
                    all -> all.requests().cpu().quantity(),
                    quota -> Optional.empty()),
            new Column(
                    "CPU limits",
                    CommonUnit::ofCores,
                    all -> all.limits().cpu().quantity(),
                    quota -> quota.cpu().map(Cpu::quantity)));

    private final Environment environment;
    private final Totals totals;

    /** One amount of each row. */
    private record Column(
            String title,
            Function<List<Quantity>, CommonUnit> unit,
            Function<Allocation, Quantity> amount,
            Function<Quota, Optional<Quantity>> allowed) {}

    /** A sum with its name. */
    private record Row(String title, Claimed claimed) {}

    private TotalsTable(Environment environment) {
        this.environment = environment;
        this.totals = environment.totals();
    }

    static String of(Environment environment) {
        return new TotalsTable(environment).text();
    }

    private String text() {
        List<Row> engines = totals.byEngine().entrySet().stream()
                .map(entry -> new Row(entry.getKey().displayName(), entry.getValue()))
                .toList();
        List<Row> applications = totals.byApplication().entrySet().stream()
                .map(entry -> new Row(entry.getKey(), entry.getValue()))
                .toList();
        Row all = new Row("All", totals.all());
        List<CommonUnit> units = units(Stream.of(engines, applications, List.of(all))
                .flatMap(List::stream)
                .toList());
        TextTable table = new TextTable();
        heading(table, "Engine");
        engines.forEach(row -> table.row(cells(row, units)));
        heading(table.gap(), "Application");
        applications.forEach(row -> table.row(cells(row, units)));
        table.gap().row(cells(all, units)).row(quotaCells(units));
        return table.text();
    }

    private static void heading(TextTable table, String first) {
        List<String> cells = new ArrayList<>(List.of(first, "instances"));
        COLUMNS.forEach(column -> cells.add(column.title));
        table.row(cells);
    }

    private List<CommonUnit> units(List<Row> rows) {
        List<CommonUnit> units = new ArrayList<>();
        for (Column column : COLUMNS) {
            Stream<Quantity> claimed = rows.stream().map(row -> column.amount.apply(row.claimed.allocation()));
            Stream<Quantity> allowed = column.allowed.apply(environment.quota()).stream();
            units.add(column.unit.apply(Stream.concat(claimed, allowed).toList()));
        }
        return units;
    }

    private static List<String> cells(Row row, List<CommonUnit> units) {
        List<String> cells = new ArrayList<>(List.of(row.title, String.valueOf(row.claimed.instances())));
        for (int i = 0; i < COLUMNS.size(); i++) {
            cells.add(units.get(i).print(COLUMNS.get(i).amount.apply(row.claimed.allocation())));
        }
        return cells;
    }

    private List<String> quotaCells(List<CommonUnit> units) {
        List<String> cells = new ArrayList<>(List.of("Quota", ""));
        for (int i = 0; i < COLUMNS.size(); i++) {
            cells.add(COLUMNS.get(i)
                    .allowed
                    .apply(environment.quota())
                    .map(units.get(i)::print)
                    .orElse("-"));
        }
        return cells;
    }
}
