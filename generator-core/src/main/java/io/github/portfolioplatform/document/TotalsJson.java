package io.github.portfolioplatform.document;

import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Quota;
import io.github.portfolioplatform.model.Resources;
import io.github.portfolioplatform.model.Totals;
import io.github.portfolioplatform.model.Totals.Claimed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Totals as JSON. Jackson is loaded by this class alone, when somebody asks for JSON. */
final class TotalsJson {

    private TotalsJson() {}

    static String of(List<Environment> environments) {
        Map<String, Object> byName = new LinkedHashMap<>();
        environments.forEach(environment -> byName.put(environment.name(), totals(environment)));
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("portfolio", environments.get(0).portfolio());
        report.put("environments", byName);
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(lines))
                .build()
                .writeValueAsString(report);
    }

    private static Map<String, Object> totals(Environment environment) {
        Totals totals = environment.totals();
        Map<String, Object> engines = new LinkedHashMap<>();
        DatabaseEngines.inOrder(totals.byEngine())
                .forEach((engine, claimed) -> engines.put(engine.id(), claimed(claimed)));
        Map<String, Object> applications = new LinkedHashMap<>();
        totals.byApplication().forEach((application, claimed) -> applications.put(application, claimed(claimed)));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("engines", engines);
        json.put("applications", applications);
        json.put("all", claimed(totals.all()));
        json.put("quota", quota(environment.quota()));
        return json;
    }

    private static Map<String, Object> claimed(Claimed claimed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("instances", claimed.instances());
        json.put("storage", claimed.allocation().storage().toString());
        json.put("requests", resources(claimed.allocation().requests()));
        json.put("limits", resources(claimed.allocation().limits()));
        return json;
    }

    private static Map<String, Object> resources(Resources resources) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("memory", resources.memory().toString());
        json.put("cpu", resources.cpu().toString());
        return json;
    }

    private static Map<String, Object> quota(Quota quota) {
        Map<String, Object> json = new LinkedHashMap<>();
        quota.storage().ifPresent(storage -> json.put("storage", storage.toString()));
        quota.memory().ifPresent(memory -> json.put("memory", memory.toString()));
        quota.cpu().ifPresent(cpu -> json.put("cpu", cpu.toString()));
        return json;
    }
}
