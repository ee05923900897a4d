package io.github.portfolioplatform.document;

import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Quota;
import io.github.portfolioplatform.model.Resources;
import io.github.portfolioplatform.model.Totals;
import io.github.portfolioplatform.model.Totals.Claimed;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Totals as JSON. This class alone loads Jackson, and only when JSON is wanted. It writes tokens, because a mapper of objects would load
 * another 800 classes, about 0.3 s of a goal.
 */
final class TotalsJson {

    private final JsonGenerator json;

    private TotalsJson(JsonGenerator json) {
        this.json = json;
    }

    static String of(List<Environment> environments) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonFactory.builder().build().createGenerator(new Indented(), text)) {
            new TotalsJson(json).report(environments);
        }
        return text.toString();
    }

    private void report(List<Environment> environments) {
        json.writeStartObject();
        json.writeStringProperty("portfolio", environments.get(0).portfolio());
        json.writeObjectPropertyStart("environments");
        environments.forEach(this::environment);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void environment(Environment environment) {
        Totals totals = environment.totals();
        json.writeObjectPropertyStart(environment.name());
        parts("engines", DatabaseEngines.inOrder(totals.byEngine()), engine -> engine.id());
        parts("applications", totals.byApplication(), application -> application);
        claimed("all", totals.all());
        quota(environment.quota());
        json.writeEndObject();
    }

    private <K> void parts(String name, Map<K, Claimed> parts, Function<K, String> key) {
        json.writeObjectPropertyStart(name);
        parts.forEach((part, claimed) -> claimed(key.apply(part), claimed));
        json.writeEndObject();
    }

    private void claimed(String name, Claimed claimed) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("instances", claimed.instances());
        json.writeStringProperty("storage", claimed.allocation().storage().toString());
        resources("requests", claimed.allocation().requests());
        resources("limits", claimed.allocation().limits());
        json.writeEndObject();
    }

    private void resources(String name, Resources resources) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("memory", resources.memory().toString());
        json.writeStringProperty("cpu", resources.cpu().toString());
        json.writeEndObject();
    }

    private void quota(Quota quota) {
        json.writeObjectPropertyStart("quota");
        quota.storage().ifPresent(storage -> json.writeStringProperty("storage", storage.toString()));
        quota.memory().ifPresent(memory -> json.writeStringProperty("memory", memory.toString()));
        quota.cpu().ifPresent(cpu -> json.writeStringProperty("cpu", cpu.toString()));
        json.writeEndObject();
    }

    /** The same line ends on every system. */
    private static final class Indented extends ObjectWriteContext.Base {

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        }
    }
}
