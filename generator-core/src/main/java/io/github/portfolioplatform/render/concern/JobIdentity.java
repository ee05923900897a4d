package io.github.portfolioplatform.render.concern;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The identity of a job of an instance. A job is a workload of its own, with an instance label of its own: selectors of the server do not match
 * it.
 *
 * @param context the instance
 * @param name the name of the job
 * @param component what it is for: {@code backup}
 */
public record JobIdentity(InstanceContext context, String name, String component) {

    /** {@return the label that selects its pods} */
    public Map<String, String> selector() {
        return Labels.selecting(name);
    }

    /** {@return the labels of the job and its pods} */
    public SortedMap<String, String> labels() {
        SortedMap<String, String> labels = new TreeMap<>(context.labels().ofObjects());
        labels.putAll(selector());
        labels.put("app.kubernetes.io/instance", name);
        labels.put("app.kubernetes.io/component", component);
        labels.put("tier", component);
        return labels;
    }

    /** {@return the metadata of what belongs to the job} */
    public ObjectMeta metadata() {
        ObjectMeta metadata = context.metadata(name);
        metadata.setLabels(labels());
        return metadata;
    }
}
