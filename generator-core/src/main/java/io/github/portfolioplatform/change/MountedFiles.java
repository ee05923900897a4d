package io.github.portfolioplatform.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of a container that ConfigMaps hold, by their paths, as far as the ConfigMaps are known. */
final class MountedFiles {

    private MountedFiles() {}

    static Map<String, String> of(Fields pod, Fields container, List<Resource> neighbours) {
        Map<String, String> files = new LinkedHashMap<>();
        for (Fields mount : container.list("volumeMounts")) {
            String folder = mount.text("mountPath").orElse("");
            pod.list("volumes").stream()
                    .filter(volume -> volume.text("name").equals(mount.text("name")))
                    .map(volume -> volume.in("configMap"))
                    .forEach(source -> add(folder, mount.text("subPath").orElse(""), source, neighbours, files));
        }
        return files;
    }

    private static void add(
            String folder, String subPath, Fields source, List<Resource> neighbours, Map<String, String> files) {
        String name = source.text("name").orElse("");
        neighbours.stream()
                .filter(resource ->
                        resource.isA(Resource.CONFIG_MAP) && resource.name().equals(name))
                .findFirst()
                .map(configMap -> configMap.fields().in("data"))
                .ifPresent(data -> paths(source, data)
                        .forEach((path, key) -> data.text(key)
                                .filter(text -> subPath.isEmpty() || subPath.equals(path))
                                .ifPresent(text -> files.put(subPath.isEmpty() ? folder + "/" + path : folder, text))));
    }

    /** Without items, each key is a file of its name. */
    private static Map<String, String> paths(Fields source, Fields data) {
        Map<String, String> paths = new LinkedHashMap<>();
        if (source.at("items").isEmpty()) {
            data.map().keySet().forEach(key -> paths.put(key, key));
        }
        source.list("items")
                .forEach(item ->
                        paths.put(item.text("path").orElse(""), item.text("key").orElse("")));
        return paths;
    }
}
