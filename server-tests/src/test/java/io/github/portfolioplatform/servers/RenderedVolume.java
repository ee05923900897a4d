package io.github.portfolioplatform.servers;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A volume of a rendered pod.
 *
 * @param folder what it is called where it comes from: a claim is the same in all pods, whatever they call the volume
 * @param files what the cluster puts into it, by path
 */
record RenderedVolume(String name, Kind kind, String folder, SortedMap<String, File> files) {

    /** Where a volume comes from. */
    enum Kind {
        /** Secrets and ConfigMaps. */
        FILES,
        /** Empty whenever a pod starts. */
        EMPTY,
        /** The same, in memory. */
        MEMORY,
        /** Survives the pod. */
        CLAIM
    }

    /** A file and its permissions. */
    record File(byte[] content, int mode) {}

    /** 0644, what Kubernetes gives files if nothing else is said. */
    private static final int MODE = 420;

    static RenderedVolume of(RenderedInstance instance, Fields volume) {
        SortedMap<String, File> files = new TreeMap<>();
        addFiles(files, instance, volume, MODE);
        for (Fields source : volume.in("projected").all("sources")) {
            addFiles(files, instance, source, volume.in("projected").number("defaultMode", MODE));
        }
        Kind kind = kind(volume);
        String name = volume.text("name");
        String folder = kind == Kind.CLAIM ? volume.in("persistentVolumeClaim").text("claimName") : name;
        return new RenderedVolume(name, kind, folder, files);
    }

    private static Kind kind(Fields volume) {
        if (volume.has("emptyDir")) {
            return volume.in("emptyDir").values().containsValue("Memory") ? Kind.MEMORY : Kind.EMPTY;
        }
        if (volume.has("ephemeral")) {
            return Kind.EMPTY;
        }
        if (volume.has("persistentVolumeClaim")) {
            return Kind.CLAIM;
        }
        if (volume.has("secret") || volume.has("configMap") || volume.has("projected")) {
            return Kind.FILES;
        }
        throw new AssertionError("a volume of another kind: " + volume.values().keySet());
    }

    /** A Secret is named by {@code secretName} as a volume, and by {@code name} as a part of one. */
    private static void addFiles(Map<String, File> files, RenderedInstance instance, Fields source, int mode) {
        for (String key : List.of("secret", "configMap")) {
            if (source.has(key)) {
                Fields fields = source.in(key);
                String kind = key.equals("secret") ? "Secret" : "ConfigMap";
                String name = fields.text(fields.has("secretName") ? "secretName" : "name");
                if (fields.truth("optional") && !instance.has(kind, name)) {
                    continue;
                }
                addItems(files, instance.data(kind, name), fields, fields.number("defaultMode", mode));
            }
        }
    }

    private static void addItems(Map<String, File> files, Map<String, byte[]> data, Fields source, int mode) {
        if (!source.has("items")) {
            data.forEach((key, content) -> files.put(key, new File(content, mode)));
        }
        for (Fields item : source.all("items")) {
            byte[] content = data.get(item.text("key"));
            if (content == null && source.truth("optional")) {
                continue;
            }
            if (content == null) {
                throw new AssertionError("there is no key " + item.text("key") + " among " + data.keySet());
            }
            files.put(item.text("path"), new File(content, item.number("mode", mode)));
        }
    }
}
