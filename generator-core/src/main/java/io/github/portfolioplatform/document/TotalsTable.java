package io.github.portfolioplatform.document;

import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Totals;
import io.github.portfolioplatform.model.Totals.Claimed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Totals as a table. */
final class TotalsTable {

    private final Environment environment;
    private final Totals totals;

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
        List<Row> engines = DatabaseEngines.inOrder(totals.byEngine()).entrySet().stream()
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
        AmountColumn.ALL.forEach(column -> cells.add(column.title()));
        table.row(cells);
    }

    private List<CommonUnit> units(List<Row> rows) {
        return AmountColumn.ALL.stream()
                .map(column -> column.unitOf(rows.stream().map(row -> row.claimed.allocation()), environment.quota()))
                .toList();
    }

    private static List<String> cells(Row row, List<CommonUnit> units) {
        List<String> cells = new ArrayList<>(List.of(row.title, String.valueOf(row.claimed.instances())));
        for (int i = 0; i < AmountColumn.ALL.size(); i++) {
            cells.add(units.get(i).print(AmountColumn.ALL.get(i).amount().apply(row.claimed.allocation())));
        }
        return cells;
    }

    private List<String> quotaCells(List<CommonUnit> units) {
        List<String> cells = new ArrayList<>(List.of("Quota", ""));
        for (int i = 0; i < units.size(); i++) {
            cells.add(AmountColumn.ALL.get(i).allowed(environment.quota(), units.get(i)));
        }
        return cells;
    }
}
