package io.github.portfolioplatform.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.FileSet;
import io.github.portfolioplatform.golden.Scenario;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A tree of rendered files, edited as a change of the spec or a person would edit it. Each edit gives another tree. */
public record Tree(SortedMap<String, byte[]> files) implements Baseline {

    public static final Tree EMPTY = new Tree(Collections.emptySortedMap());

    /** The committed files of the platform. */
    public static Tree platform() {
        return new Tree(FileSet.of(Scenario.PLATFORM.example()).files());
    }

    /** Files of an instance of the platform as one file, which is how people write them. */
    static Tree byHand(String path, String instance) {
        String text = platform().files.entrySet().stream()
                .filter(file -> file.getKey().matches("development/" + instance + "/.*\\.yaml"))
                .map(file -> new String(file.getValue(), StandardCharsets.UTF_8))
                .map(document -> document.replaceAll("(?m)^ +(app.kubernetes.io/|tier).*\n", ""))
                .collect(Collectors.joining("---\n", "# Applied with kubectl.\n", ""));
        return EMPTY.with(path, text);
    }

    public Tree replace(String path, String old, String now) {
        String text = text(path);
        assertThat(text).as(path).contains(old);
        return with(path, text.replace(old, now));
    }

    /** Replaces in all files of an instance that hold the text; at least one must. */
    Tree replaceAll(String instance, String old, String now) {
        Tree edited = this;
        for (String path : files.keySet()) {
            if (path.startsWith("development/" + instance + "/") && text(path).contains(old)) {
                edited = edited.replace(path, old, now);
            }
        }
        assertThat(edited).as("%s holds %s", instance, old).isNotEqualTo(this);
        return edited;
    }

    public Tree with(String path, String text) {
        SortedMap<String, byte[]> edited = new TreeMap<>(files);
        edited.put(path, text.getBytes(StandardCharsets.UTF_8));
        return new Tree(edited);
    }

    Tree without(String start) {
        SortedMap<String, byte[]> edited = new TreeMap<>(files);
        edited.keySet().removeIf(path -> path.startsWith(start));
        assertThat(edited).as("there is %s", start).hasSizeLessThan(files.size());
        return new Tree(edited);
    }

    Tree only(String start) {
        SortedMap<String, byte[]> edited = new TreeMap<>(files);
        edited.keySet().removeIf(path -> !path.startsWith(start));
        return new Tree(edited);
    }

    Tree plus(Tree other) {
        SortedMap<String, byte[]> edited = new TreeMap<>(files);
        edited.putAll(other.files);
        return new Tree(edited);
    }

    /** The files of an instance under another name; what it runs stays. */
    Tree renamed(String instance, String name) {
        Tree renamed = EMPTY;
        for (String path : files.keySet()) {
            boolean concerned = path.startsWith("development/" + instance + "/");
            String text = text(path);
            renamed = renamed.with(
                    concerned ? path.replace("/" + instance + "/", "/" + name + "/") : path,
                    concerned
                            ? text.replaceAll(
                                    "((?<!io/)name|app|instance|claimName): " + instance + "\\b", "$1: " + name)
                            : text);
        }
        return renamed;
    }

    String text(String path) {
        assertThat(files).containsKey(path);
        return new String(files.get(path), StandardCharsets.UTF_8);
    }

    public ChangeSet changesTo(Tree after) {
        return changesTo(after, Accepted.NOTHING);
    }

    ChangeSet changesTo(Tree after, Accepted accepted) {
        return ChangeSet.between("k8s", this, after.files, accepted, Scenario.GOALS);
    }

    @Override
    public SortedSet<String> paths() {
        return new TreeSet<>(files.keySet());
    }

    @Override
    public boolean holds(String path, byte[] content) {
        return Arrays.equals(files.get(path), content);
    }

    @Override
    public byte[] read(String path) {
        return files.get(path);
    }
}
