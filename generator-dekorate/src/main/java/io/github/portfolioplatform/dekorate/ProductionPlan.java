package io.github.portfolioplatform.dekorate;

import io.dekorate.kubernetes.config.KubernetesConfig;
import io.dekorate.kubernetes.config.Label;
import io.github.portfolioplatform.model.CertificateAuthority;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What all bindings of an application to production mean for its pods.
 *
 * @param namespace the namespace that its instances expect it in
 * @param labels the labels that their network policies let in
 * @param authority the ConfigMap of the certificate authority
 */
record ProductionPlan(String namespace, Map<String, String> labels, CertificateAuthority.ConfigMap authority) {

    private static final String STANDARD = "app.kubernetes.io/";

    /** The plan; empty if nothing is bound to production, or if a binding does not fit, which is reported. */
    static Optional<ProductionPlan> of(List<Binding> bindings, KubernetesConfig config) {
        List<Binding> ofProduction = bindings.stream()
                .filter(binding -> binding.environment().production().isPresent())
                .toList();
        ofProduction.stream().findFirst().ifPresent(binding -> checkPod(binding, config));
        ProductionPlan plan = null;
        for (Binding binding : ofProduction) {
            Optional<Placement> placement = binding.placement(config.getName());
            Optional<CertificateAuthority.ConfigMap> authority =
                    binding.environment().authorityMap();
            if (placement.isPresent() && authority.isPresent()) {
                ProductionPlan ofBinding = new ProductionPlan(
                        placement.get().namespace(), placement.get().labels(), authority.get());
                ofBinding.checkLabels(binding, config);
                plan = plan == null ? ofBinding : plan.with(ofBinding, binding);
            }
        }
        return Optional.ofNullable(plan);
    }

    private ProductionPlan with(ProductionPlan other, Binding binding) {
        if (!namespace.equals(other.namespace)) {
            binding.declared()
                    .refuse("The application would be in two namespaces: " + namespace
                            + ", as another @BoundDatabase has it, and " + other.namespace
                            + ". Declare it in one namespace under consumers of all its instances.");
        } else if (!authority.equals(other.authority)) {
            binding.declared()
                    .refuse("The application would trust two certificate authorities: " + authority.name() + " and "
                            + other.authority.name() + ". Bind it to instances of one environment.");
        }
        Map<String, String> all = new TreeMap<>(labels);
        other.labels.forEach((key, value) -> {
            String present = all.putIfAbsent(key, value);
            if (present != null && !present.equals(value)) {
                refuseLabel(binding, key, value, present);
            }
        });
        return new ProductionPlan(namespace, all, authority);
    }

    /** Dekorate's labels select the pods of its own Deployment and Service. */
    private void checkLabels(Binding binding, KubernetesConfig config) {
        Map<String, String> own = new HashMap<>();
        put(own, STANDARD + "name", config.getName());
        put(own, STANDARD + "version", config.getVersion());
        put(own, STANDARD + "part-of", config.getPartOf());
        for (Label label : config.getLabels()) {
            put(own, label.getKey(), label.getValue());
        }
        labels.forEach((key, value) -> {
            String present = own.getOrDefault(key, value);
            if (!present.equals(value)) {
                refuseLabel(binding, key, value, present);
            }
        });
    }

    private static void put(Map<String, String> labels, String key, String value) {
        if (value != null && !value.isEmpty()) {
            labels.put(key, value);
        }
    }

    private static void refuseLabel(Binding binding, String key, String value, String present) {
        binding.declared()
                .refuse("The network policy of " + binding.instance() + " lets in pods with the label " + key + "="
                        + value
                        + ", and those of the application have " + key + "=" + present
                        + ". Declare the same labels for the consumer in the portfolio as the application has.");
    }

    /** What the Pod Security Standard restricted does not admit, and what is in the way of the authority. */
    private static void checkPod(Binding binding, KubernetesConfig config) {
        int volumes = config.getGitRepoVolumes().length
                + config.getAwsElasticBlockStoreVolumes().length
                + config.getAzureDiskVolumes().length
                + config.getAzureFileVolumes().length;
        if (volumes > 0) {
            binding.declared()
                    .refuse(
                            "Production admits no pods with volumes of git, AWS or Azure (Pod Security Standard restricted)."
                                    + " Mount a PersistentVolumeClaim: pvcVolumes.");
        }
        boolean isTaken = Arrays.stream(config.getMounts())
                .anyMatch(mount -> (mount.getPath() + "/").startsWith(CertificateAuthority.FOLDER + "/")
                        || Trust.VOLUME.equals(mount.getName()));
        if (isTaken) {
            binding.declared()
                    .refuse("The certificate authority is mounted at " + CertificateAuthority.FOLDER
                            + ". Mount something else elsewhere.");
        }
    }
}
