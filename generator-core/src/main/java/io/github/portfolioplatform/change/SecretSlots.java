package io.github.portfolioplatform.change;

import io.github.portfolioplatform.engine.PodVolumes;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The places at which a pod reads Secrets, variables and files, and the name of the Secret at each. Certificates are not among them. */
final class SecretSlots {

    private static final String[] POD = {"spec", "template", "spec"};

    private final SortedMap<String, String> secrets = new TreeMap<>();

    private SecretSlots() {}

    /** {@return the names of the Secrets that the pods of the workload read, by where they read them} */
    static SortedMap<String, String> of(Resource workload) {
        SecretSlots slots = new SecretSlots();
        Fields pod = workload.fields().in(POD);
        List<Fields> containers = pod.list("containers");
        containers.forEach(slots::variables);
        pod.list("volumes").stream()
                .filter(volume -> containers.stream().noneMatch(container -> isCertificate(container, volume)))
                .forEach(slots::files);
        return slots.secrets;
    }

    private static boolean isCertificate(Fields container, Fields volume) {
        return container.list("volumeMounts").stream()
                .filter(mount -> mount.text("name").equals(volume.text("name")))
                .anyMatch(mount -> mount.text("mountPath")
                        .filter(path -> path.equals(PodVolumes.CERTIFICATES))
                        .isPresent());
    }

    private void variables(Fields container) {
        for (Fields variable : container.list("env")) {
            Fields reference = variable.in("valueFrom", "secretKeyRef");
            reference
                    .text("name")
                    .ifPresent(secret -> secrets.put(
                            "env/" + container.text("name").orElse("") + "/"
                                    + variable.text("name").orElse(""),
                            secret));
        }
    }

    private void files(Fields volume) {
        String name = volume.text("name").orElse("");
        volume.text("secret", "secretName").ifPresent(secret -> items(name, volume.in("secret"), secret));
        volume.list("projected", "sources").stream()
                .map(source -> source.in("secret"))
                .forEach(source -> source.text("name").ifPresent(secret -> items(name, source, secret)));
    }

    private void items(String volume, Fields source, String secret) {
        List<Fields> items = source.list("items");
        if (items.isEmpty()) {
            secrets.put("file/" + volume, secret);
        }
        items.forEach(
                item -> secrets.put("file/" + volume + "/" + item.text("path").orElse(""), secret));
    }
}
