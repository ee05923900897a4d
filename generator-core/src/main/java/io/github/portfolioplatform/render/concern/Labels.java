package io.github.portfolioplatform.render.concern;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.portfolioplatform.model.DatabaseInstance;
import io.github.portfolioplatform.model.EngineVersion;
import io.github.portfolioplatform.model.Environment;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The labels of an instance. Selectors hold {@code app} alone: they cannot be changed later, and the value is the whole name, never a
 * beginning of it.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/">Kubernetes: recommended labels</a>
 * @param portfolio the name of the portfolio
 * @param instance the instance
 */
public record Labels(String portfolio, DatabaseInstance instance) {

    private static final Pattern LABEL_VALUE = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final String MANAGED_BY = "portfolio-generator";

    /** {@return the labels of what all instances share} */
    public static SortedMap<String, String> ofEnvironment(Environment environment) {
        return new TreeMap<>(Map.of(
                "app.kubernetes.io/part-of", environment.portfolio(), "app.kubernetes.io/managed-by", MANAGED_BY));
    }

    /** {@return whether the resource is rendered, and not added by a decorator} */
    public static boolean areOurs(HasMetadata resource) {
        return MANAGED_BY.equals(resource.getMetadata().getLabels().get("app.kubernetes.io/managed-by"));
    }

    /** {@return the label that selects the pods of that name} Polaris wants a policy and its pods to share exactly one. */
    public static Map<String, String> selecting(String name) {
        return Map.of("app", name);
    }

    /** {@return the label that selects the pods of the server} */
    public Map<String, String> ofSelectors() {
        return selecting(instance.name());
    }

    /** {@return the labels of all objects and pods} Those of the portfolio are added later, by a decorator. */
    public SortedMap<String, String> ofObjects() {
        SortedMap<String, String> labels = new TreeMap<>(ofSelectors());
        labels.put("tier", "database");
        labels.put("app.kubernetes.io/name", instance.engine().id());
        labels.put("app.kubernetes.io/instance", instance.name());
        labels.put("app.kubernetes.io/component", "database");
        labels.put("app.kubernetes.io/part-of", portfolio);
        labels.put("app.kubernetes.io/managed-by", MANAGED_BY);
        return labels;
    }

    /**
     * {@return the labels of the workload} Only they have the version: another one would change every file of the instance, and in the labels of pods it
     * would restart the server when only the label changes.
     */
    public SortedMap<String, String> ofWorkload() {
        SortedMap<String, String> labels = ofObjects();
        labels.put("app.kubernetes.io/version", version());
        return labels;
    }

    /** The tag of an official image, because it says most; else the version, which later changes are judged by. */
    private String version() {
        return instance.image()
                .reference()
                .tag()
                .filter(tag -> instance.runsOfficialImage())
                .filter(tag -> LABEL_VALUE.matcher(tag).matches())
                .filter(tag -> EngineVersion.ofTag(tag).isPresent())
                .orElseGet(() -> instance.image().version().text());
    }
}
