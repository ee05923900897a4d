package io.github.portfolioplatform.change;

import static java.util.stream.Collectors.joining;

import io.github.portfolioplatform.engine.DatabaseEngine;
import io.github.portfolioplatform.engine.PodVolumes;
import io.github.portfolioplatform.engine.ServerSetup;
import io.github.portfolioplatform.engine.catalog.DatabaseEngines;
import io.github.portfolioplatform.model.EngineVersion;
import io.github.portfolioplatform.model.OfficialImages;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pod of a database server, as its StatefulSet describes it.
 *
 * @param workload the StatefulSet
 * @param container the container of the server
 * @param values the variables of the server
 * @param files the files of the server that ConfigMaps hold, by their paths
 */
record ServerPod(Resource workload, Fields container, VariableValues values, Map<String, String> files) {

    private static final String ENGINE_LABEL = "app.kubernetes.io/name";
    private static final String VERSION_LABEL = "app.kubernetes.io/version";
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
    private static final String SECURITY_CONTEXT = "securityContext";
    private static final String USER = "runAsUser";
    private static final String[] POD = {"spec", "template", "spec"};

    /** {@return the pod of the StatefulSet; empty if it has no container} */
    static Optional<ServerPod> of(Resource workload, List<Resource> neighbours) {
        List<Fields> containers = workload.fields().in(POD).list("containers");
        return containers.stream()
                .filter(container -> engineOf(container).isPresent())
                .findFirst()
                .or(() -> containers.stream().findFirst())
                .map(container -> new ServerPod(
                        workload,
                        container,
                        VariableValues.of(container, neighbours),
                        MountedFiles.of(workload.fields().in(POD), container, neighbours)));
    }

    private static Optional<DatabaseEngine> engineOf(Fields container) {
        return new ImageName(container.text("image").orElse(""))
                .engine()
                .or(() -> container.text("name").flatMap(DatabaseEngines::of));
    }

    /** {@return the engine that runs: that of an official image, whatever the instance was declared to be, or else what the label tells} */
    Optional<DatabaseEngine> engine() {
        return original()
                .official()
                .flatMap(official -> original().engine())
                .or(() -> workload.label(ENGINE_LABEL).flatMap(DatabaseEngines::of))
                .or(() -> engineOf(container));
    }

    ImageName image() {
        return new ImageName(container.text("image").orElse(""));
    }

    /** {@return the image that is mirrored if the portfolio declares a mirror, or else the image} */
    ImageName original() {
        return workload.fields()
                .text("metadata", "annotations", OfficialImages.MIRROR_OF)
                .map(ImageName::new)
                .orElseGet(this::image);
    }

    /** {@return the official image that runs} */
    Optional<String> official() {
        return original().official();
    }

    /**
     * {@return the version that the tag of an official image tells, or else the label}
     * The tags of others count something else. Of those the label has the declared version alone; only what was rendered when versions were
     * guessed has the tag, which tells nothing.
     */
    Optional<EngineVersion> version() {
        boolean isOfficial = official().isPresent();
        Optional<EngineVersion> label = label().filter(text -> isOfficial
                        || image().isNamedOfficially()
                        || NUMBERS.matcher(text).matches())
                .flatMap(EngineVersion::ofTag);
        return isOfficial ? image().version().or(() -> label) : label;
    }

    /** {@return whether the version was declared, and not taken from the tag} */
    boolean declaresItsVersion() {
        boolean isSilent = official().isEmpty() || image().tag().isEmpty();
        return isSilent && label().isPresent() && !label().equals(image().tag());
    }

    private Optional<String> label() {
        return workload.label(VERSION_LABEL);
    }

    /** {@return the version that the tag of an image seems to tell that is no official one, whatever was declared} */
    Optional<EngineVersion> seemingVersion() {
        return official().isPresent()
                ? Optional.empty()
                : engine().flatMap(engine ->
                        image().tag().flatMap(tag -> engine.images().versionByTag(image().repository(), tag)));
    }

    /** {@return the system that the tag tells} */
    ImageSystem system() {
        return ImageSystem.ofTag(tag());
    }

    /** {@return whom the server runs as; empty if it starts as root, takes over the files and goes on as the user of the image} */
    Optional<Long> user() {
        return container
                .text(SECURITY_CONTEXT, USER)
                .or(() -> workload.fields().in(POD).text(SECURITY_CONTEXT, USER))
                .filter(id -> id.matches("[0-9]{1,10}"))
                .map(Long::valueOf);
    }

    /** {@return the tag; that of an image by digest alone is in the label} */
    String tag() {
        return image().tag().or(this::label).orElse("");
    }

    ServerSetup setup() {
        List<String> words = Stream.concat(container.texts("command").stream(), container.texts("args").stream())
                .flatMap(word -> Stream.of(word.strip().split("\\s+")))
                .toList();
        return new ServerSetup(version(), words, values.texts(), files, isOfProduction());
    }

    /** {@return whether it is a server of production, which has a certificate} */
    boolean isOfProduction() {
        return container.list("volumeMounts").stream()
                .anyMatch(mount -> mountPath(mount).equals(PodVolumes.CERTIFICATES));
    }

    /** {@return whether the key of the Secret is a file of a volume that shows nothing else} */
    boolean hasFile(String secret, String key) {
        return workload.fields().in(POD).list("volumes").stream()
                .map(volume -> volume.in("secret"))
                .filter(source ->
                        source.text("secretName").filter(secret::equals).isPresent())
                .flatMap(source -> source.list("items").stream())
                .anyMatch(item -> item.text("key").filter(key::equals).isPresent());
    }

    Optional<String> memoryLimit() {
        return container.text("resources", "limits", "memory");
    }

    /** {@return the path of a field of the container} */
    String field(String name) {
        return "spec.template.spec.containers[" + container.text("name").orElse("0") + "]." + name;
    }

    /** {@return the name of the pod} */
    String pod() {
        return workload.name() + "-" + workload.fields().number(0, "spec", "ordinals", "start");
    }

    /** {@return which folder of which volume the server sees at that path} */
    DataLocation location(String path) {
        String wanted = normal(path);
        return container.list("volumeMounts").stream()
                .filter(mount -> (wanted + "/").startsWith(mountPath(mount) + "/"))
                .max(Comparator.comparingInt(mount -> mountPath(mount).length()))
                .map(mount -> new DataLocation(
                        volume(mount.text("name").orElse("")),
                        "/"
                                + normal(mount.text("subPath").orElse("")
                                                + wanted.substring(
                                                        mountPath(mount).length()))
                                        .replaceFirst("^/", "")))
                .orElse(new DataLocation(DataLocation.IN_POD, wanted));
    }

    private static String mountPath(Fields mount) {
        return normal(mount.text("mountPath").orElse(""));
    }

    /** One slash before each name and none at the end, so that one path begins with another only if it lies in it. */
    private static String normal(String path) {
        return Stream.of(path.split("/"))
                .filter(name -> !name.isEmpty())
                .map(name -> "/" + name)
                .collect(joining());
    }

    private String volume(String name) {
        boolean ofTemplate = workload.fields().list("spec", "volumeClaimTemplates").stream()
                .anyMatch(template ->
                        template.text("metadata", "name").filter(name::equals).isPresent());
        if (ofTemplate) {
            return name + "-" + pod();
        }
        return workload.fields().in(POD).list("volumes").stream()
                .filter(volume -> volume.text("name").filter(name::equals).isPresent())
                .findFirst()
                .flatMap(volume ->
                        volume.text("persistentVolumeClaim", "claimName").or(() -> kindOf(volume.map())))
                .orElse(DataLocation.IN_POD);
    }

    private static Optional<String> kindOf(Map<String, Object> volume) {
        return new TreeMap<>(volume)
                .keySet().stream().filter(key -> !key.equals("name")).findFirst();
    }
}
