package io.github.portfolioplatform.reach;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.golden.Document;
import io.github.portfolioplatform.model.Environment;
import io.github.portfolioplatform.model.Portfolio;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rendered files of an environment: their policies, and one pod of each workload.
 *
 * @param environment the environment
 * @param reach what its policies let pass
 * @param pods the pods by the names of their workloads
 */
record RenderedNetwork(Environment environment, Reach reach, Map<String, Party> pods) {

    static RenderedNetwork of(Portfolio portfolio, Environment environment) {
        List<Map<String, Object>> policies = new ArrayList<>();
        Map<String, Party> pods = new LinkedHashMap<>();
        PortfolioGenerator.of(portfolio).render().texts().forEach((path, text) -> {
            if (path.text().startsWith(environment.name() + "/") && path.text().endsWith(".yaml")) {
                Map<String, Object> tree = Document.parse(text).fields();
                switch (String.valueOf(tree.get("kind"))) {
                    case "NetworkPolicy" -> policies.add(tree);
                    case "StatefulSet" -> add(tree, Trees.map(tree, "spec", "template"), pods);
                    case "CronJob" -> add(tree, Trees.map(tree, "spec", "jobTemplate", "spec", "template"), pods);
                    default -> {
                        // It has no pods.
                    }
                }
            }
        });
        return new RenderedNetwork(environment, Reach.under(policies), pods);
    }

    private static void add(Map<String, Object> workload, Map<String, Object> template, Map<String, Party> pods) {
        String name = String.valueOf(Trees.map(workload, "metadata").get("name"));
        List<Party.OpenPort> ports = Trees.maps(Trees.map(template, "spec"), "containers").stream()
                .flatMap(container -> Trees.maps(container, "ports").stream())
                .map(port -> new Party.OpenPort(
                        (String) port.get("name"),
                        (Integer) port.get("containerPort"),
                        String.valueOf(port.getOrDefault("protocol", "TCP"))))
                .toList();
        pods.put(
                name,
                Party.pod(
                        name,
                        String.valueOf(Trees.map(workload, "metadata").get("namespace")),
                        Trees.labels(template, "metadata", "labels"),
                        ports.toArray(Party.OpenPort[]::new)));
    }

    /** {@return the pods of servers} */
    List<Party> servers() {
        return environment.instances().stream()
                .map(instance -> pods.get(instance.name()))
                .toList();
    }

    Party pod(String name) {
        Party pod = pods.get(name);
        if (pod == null) {
            throw new AssertionError(name + " is not rendered; there are " + pods.keySet());
        }
        return pod;
    }
}
