package io.github.portfolioplatform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Secrets that controllers make of rendered resources: of ExternalSecrets, and of Certificates. */
final class MadeSecrets {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final ControlPlane cluster = ControlPlane.running();
    private final RenderedFolder folder;
    private final List<Resource> makers;

    private MadeSecrets(RenderedFolder folder, String kind) {
        this.folder = folder;
        this.makers = folder.all(kind);
    }

    static MadeSecrets ofExternalSecrets(RenderedFolder folder) {
        return new MadeSecrets(folder, "ExternalSecret");
    }

    static MadeSecrets ofCertificates(RenderedFolder folder) {
        return new MadeSecrets(folder, "Certificate");
    }

    /** {@return the rendered resources} */
    List<Resource> makers() {
        return makers;
    }

    /** {@return the name of the Secret that a resource makes} */
    static String nameOf(Resource maker) {
        Object ofCertificate = maker.at("spec", "secretName");
        return (String) (ofCertificate == null ? maker.at("spec", "target", "name") : ofCertificate);
    }

    /** Waits until the controllers are done with each of them. */
    void await() {
        Eventually.noneWithin(
                LIMIT,
                () -> makers.stream()
                        .map(maker -> cluster.api().read(maker).orElseThrow())
                        .filter(maker -> !maker.hasCondition("Ready"))
                        .map(maker -> maker.namespace() + " " + maker.id() + " " + maker.at("status", "conditions"))
                        .collect(Collectors.joining("\n")));
    }

    /** Lets the operator look into the store now and not within the hour. */
    void readStoresAgain() {
        String now = String.valueOf(System.nanoTime());
        for (Resource maker : makers) {
            Map<String, Object> metadata = Map.of(
                    "name", maker.name(), "namespace", maker.namespace(), "annotations", Map.of("force-sync", now));
            cluster.api()
                    .apply(new Resource(
                            Map.of("apiVersion", maker.apiVersion(), "kind", maker.kind(), "metadata", metadata)))
                    .succeeded();
        }
    }

    /** {@return the values of the Secret that a resource makes, by key} */
    Map<String, String> of(Resource maker) {
        return read(maker.namespace(), nameOf(maker)).orElseThrow(() -> new AssertionError(maker.id() + " made none"));
    }

    /** {@return the values of that Secret, if it exists} */
    Optional<Map<String, String>> read(String namespace, String name) {
        return cluster.api().read("v1", "Secret", namespace, name).map(secret -> {
            Map<String, String> values = new TreeMap<>();
            ((Map<?, ?>) secret.at("data")).forEach((key, value) -> values.put((String) key, decoded((String) value)));
            return values;
        });
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    /** Every key that a pod mounts, or has in a variable, is there. */
    void haveWhatPodsRead() {
        Set<String> names = makers.stream().map(MadeSecrets::nameOf).collect(Collectors.toSet());
        List<SecretRead> reads = SecretRead.of(folder).stream()
                .filter(read -> names.contains(read.secret()))
                .toList();
        assertThat(reads).isNotEmpty();
        assertThat(reads.stream().flatMap(this::missing)).isEmpty();
    }

    private Stream<String> missing(SecretRead read) {
        Map<String, String> values = read(read.namespace(), read.secret()).orElse(Map.of());
        boolean isThere = read.key().isEmpty() ? !values.isEmpty() : values.containsKey(read.key());
        return isThere || read.optional() ? Stream.empty() : Stream.of(read + " of " + values.keySet());
    }

    /** {@return the Secrets that pods read and none of these resources makes} */
    Stream<String> readButNotMade() {
        Set<String> names = makers.stream()
                .map(maker -> maker.namespace() + " " + nameOf(maker))
                .collect(Collectors.toSet());
        return SecretRead.of(folder).stream()
                .map(read -> read.namespace() + " " + read.secret())
                .filter(read -> !names.contains(read))
                .distinct();
    }
}
