package io.github.portfolioplatform.change;

import io.github.portfolioplatform.yaml.UnreadableYamlException;
import io.github.portfolioplatform.yaml.YamlDocuments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file of the tree, and the resources in it: one if it is rendered, any number if somebody wrote it. */
final class ManifestFile {

    private static final String INSTANCE_LABEL = "app.kubernetes.io/instance";

    private ManifestFile() {}

    static boolean isOne(String path) {
        return path.endsWith(".yaml") || path.endsWith(".yml");
    }

    /**
     * {@return the resources of the file; a document without kind and name, as a list of files for kustomize, is none}
     *
     * @throws UnreadableYamlException if it cannot be read
     */
    static List<Resource> read(String path, byte[] content) {
        List<Fields> documents = new ArrayList<>();
        for (Map<String, Object> document : YamlDocuments.read(new String(content, StandardCharsets.UTF_8))) {
            Fields fields = new Fields(document);
            boolean isList = fields.text("kind").filter("List"::equals).isPresent();
            documents.addAll(isList ? fields.list("items") : List.of(fields));
        }
        documents.removeIf(document -> document.text("kind").isEmpty()
                || document.text("metadata", "name").isEmpty());
        Optional<String> onlyServer = onlyServer(documents);
        return documents.stream()
                .map(document -> resource(path, document, onlyServer))
                .toList();
    }

    /** {@return the resources of the file; none if it cannot be read, which is told where it differs} */
    static List<Resource> readable(String path, byte[] content) {
        try {
            return read(path, content);
        } catch (UnreadableYamlException told) {
            return List.of();
        }
    }

    /** A file with one server describes that server; its claim and its Secret often have no label that says so. */
    private static Optional<String> onlyServer(List<Fields> documents) {
        List<String> servers = documents.stream()
                .filter(document -> document.text("kind").orElse("").equals(Resource.STATEFUL_SET))
                .flatMap(document -> document.text("metadata", "name").stream())
                .toList();
        return servers.size() == 1 ? Optional.of(servers.get(0)) : Optional.empty();
    }

    private static Resource resource(String path, Fields document, Optional<String> onlyServer) {
        String kind = ShownValue.visible(document.text("kind").orElse(""));
        String name = ShownValue.visible(document.text("metadata", "name").orElse(""));
        InstanceKey owner = InstanceKey.ofFolder(path)
                .orElseGet(() -> new InstanceKey(
                        InstanceKey.environmentOf(path),
                        document.text("metadata", "labels", INSTANCE_LABEL)
                                .or(() -> onlyServer)
                                .map(ShownValue::visible)
                                .orElse(name)));
        return new Resource(
                path, owner, kind, name, kind.equals(Resource.SECRET) ? SecretValues.inOneForm(document) : document);
    }
}
