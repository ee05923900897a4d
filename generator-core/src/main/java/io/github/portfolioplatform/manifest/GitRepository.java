package io.github.portfolioplatform.manifest;

import io.github.portfolioplatform.problem.VisibleText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What git knows of a folder, which need not exist. Names of revisions and files go to git as its input, where none can be an option. */
final class GitRepository {

    private static final String GIT = "git";

    private final String executable;
    private final Path start;
    private final String below;

    private GitRepository(String executable, Path start, String below) {
        this.executable = executable;
        this.start = start;
        this.below = below;
    }

    static GitRepository around(Path folder) {
        return around(folder, GIT);
    }

    /** With a git of another name. */
    static GitRepository around(Path folder, String executable) {
        Path absolute = folder.toAbsolutePath().normalize();
        Path start = absolute;
        while (!Files.isDirectory(start) && start.getParent() != null) {
            start = start.getParent();
        }
        String below = start.relativize(absolute).toString().replace('\\', '/');
        return new GitRepository(executable, start, below.isEmpty() ? "" : below + "/");
    }

    /** {@return the names of the contents of all files below the folder at that revision, by path; empty if there is no such revision} */
    Optional<SortedMap<String, String>> files(String revision) throws GitException {
        if (!VisibleText.isVisible(revision)) {
            return Optional.empty();
        }
        List<String> answers = ask(List.of(revision + "^{commit}", in(revision)));
        if (answers.size() < 2) {
            throw new GitException("git failed and did not say why");
        }
        if (answers.get(0).endsWith(" missing") || answers.get(0).endsWith(" ambiguous")) {
            return Optional.empty();
        }
        Optional<String> tree = tree(answers.get(1));
        if (tree.isEmpty()) {
            refuseMissing(answers.get(0).split(" ", 2)[0]);
        }
        return Optional.of(tree.isPresent() ? filesOfTree(tree.get()) : new TreeMap<>());
    }

    /** A damaged repository, or one that was fetched in part, knows that the folder was committed, but not with which files. */
    private void refuseMissing(String commit) throws GitException {
        for (String name : lines(run(new byte[0], "rev-parse", "--verify", "--quiet", in(commit)))) {
            if (ask(List.of(name)).stream().anyMatch(answer -> answer.endsWith(" missing"))) {
                throw new GitException("the repository lacks the object " + name + " of this folder");
            }
        }
    }

    /** {@return the same of those revisions that there are, commits and trees, in which the folder is} */
    List<SortedMap<String, String>> trees(List<String> revisions) throws GitException {
        List<SortedMap<String, String>> files = new ArrayList<>();
        for (String answer : ask(revisions.stream().map(this::in).toList())) {
            Optional<String> tree = tree(answer);
            if (tree.isPresent()) {
                files.add(filesOfTree(tree.get()));
            }
        }
        return files;
    }

    /** {@return the names of the contents of each side of all files that are in conflict, one map for each stage that has any} */
    Collection<SortedMap<String, String>> unmerged() throws GitException {
        SortedMap<String, SortedMap<String, String>> stages = new TreeMap<>();
        for (String entry : fields(run(new byte[0], "ls-files", "-u", "-z", "--", "./" + below))) {
            // <mode> <name> <stage>\t<path>
            String[] parts = entry.split("[ \t]", 4);
            if (parts[3].startsWith(below)) {
                stages.computeIfAbsent(parts[2], none -> new TreeMap<>())
                        .put(parts[3].substring(below.length()), parts[1]);
            }
        }
        return stages.values();
    }

    private String in(String revision) {
        return revision + ":./" + below;
    }

    private List<String> ask(List<String> objects) throws GitException {
        byte[] questions = (String.join("\n", objects) + "\n").getBytes(StandardCharsets.UTF_8);
        return lines(run(questions, "cat-file", "--batch-check"));
    }

    private static Optional<String> tree(String answer) {
        String[] object = answer.split(" ", -1);
        return object.length == 3 && object[1].equals("tree") ? Optional.of(object[0]) : Optional.empty();
    }

    /**
     * {@return the names of the contents of all files of that name in the whole repository at a revision, by path from its root}
     *
     * @param revision one that exists
     */
    SortedMap<String, String> filesNamed(String name, String revision) throws GitException {
        String commit = lines(
                        run((revision + "^{commit}\n").getBytes(StandardCharsets.UTF_8), "cat-file", "--batch-check"))
                .get(0)
                .split(" ", 2)[0];
        byte[] all = run(new byte[0], "ls-tree", "-r", "-z", "--full-tree", commit);
        // A repository may have hundreds of thousands of files, of which a few have this name.
        String text = text(all, 0, all.length);
        SortedMap<String, String> files = new TreeMap<>();
        String end = name + "\0";
        for (int at = text.indexOf(end); at >= 0; at = text.indexOf(end, at + 1)) {
            put(text.substring(text.lastIndexOf('\0', at) + 1, at + name.length()), files);
        }
        files.keySet().removeIf(path -> !path.equals(name) && !path.endsWith("/" + name));
        return files;
    }

    /**
     * {@return the names of the contents of all files below a folder at a revision, by path below the folder}
     *
     * @param folder the path from the root of the repository
     */
    SortedMap<String, String> filesBelow(String folder, String revision) throws GitException {
        return filesOfTree(lines(run(
                        (revision + ":" + folder + "\n").getBytes(StandardCharsets.UTF_8), "cat-file", "--batch-check"))
                .get(0)
                .split(" ", 2)[0]);
    }

    private SortedMap<String, String> filesOfTree(String tree) throws GitException {
        SortedMap<String, String> files = new TreeMap<>();
        for (String entry : fields(run(new byte[0], "ls-tree", "-r", "-z", "--full-tree", tree))) {
            put(entry, files);
        }
        return files;
    }

    /** {@code <mode> blob <name>\t<path>}; links and submodules have other modes. */
    private static void put(String entry, SortedMap<String, String> files) {
        String[] parts = entry.split("[ \t]", 4);
        if (parts[0].startsWith("100")) {
            files.put(parts[3], parts[2]);
        }
    }

    /**
     * Where the folder lies in its repository.
     *
     * @param root the root of the repository
     * @param path the path of the folder from there
     */
    record Location(Path root, String path) {}

    /** {@return where the folder lies} */
    Location location() throws GitException {
        List<String> answers = lines(run(new byte[0], "rev-parse", "--show-toplevel", "--show-prefix"));
        String path = (answers.size() > 1 ? answers.get(1) : "") + below;
        return new Location(Path.of(answers.get(0)), path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    /** {@return whether git ignores the whole folder} */
    boolean isIgnored() throws GitException {
        String question = "./" + below + "\0";
        return !fields(run(question.getBytes(StandardCharsets.UTF_8), "check-ignore", "-z", "--stdin"))
                .isEmpty();
    }

    /** {@return the contents of those names, under the same keys} */
    Map<String, byte[]> contents(SortedMap<String, String> names) throws GitException {
        Map<String, byte[]> contents = new TreeMap<>();
        if (names.isEmpty()) {
            return contents;
        }
        String questions = String.join("\n", names.values()) + "\n";
        byte[] output = run(questions.getBytes(StandardCharsets.UTF_8), "cat-file", "--batch");
        int start = 0;
        for (String key : names.keySet()) {
            // <name> blob <size>\n<content>\n
            int end = indexOf('\n', output, start);
            String[] header = text(output, start, end).split(" ", -1);
            if (header.length != 3) {
                throw new GitException("git has no " + names.get(key) + " any more");
            }
            int size = Integer.parseInt(header[2]);
            contents.put(key, Arrays.copyOfRange(output, end + 1, end + 1 + size));
            start = end + size + 2;
        }
        return contents;
    }

    /** {@return those of the files that git ignores; none if it ignores the folder, for that is on purpose} */
    List<IgnoredFile> ignored(Collection<String> paths) throws GitException {
        StringBuilder questions = new StringBuilder("./").append(below).append('\0');
        paths.forEach(path -> questions.append("./").append(below).append(path).append('\0'));
        byte[] input = questions.toString().getBytes(StandardCharsets.UTF_8);
        List<String> answers = fields(run(input, "check-ignore", "-v", "-z", "--stdin"));
        List<IgnoredFile> ignored = new ArrayList<>();
        // Four fields each: source, line, pattern, path. A pattern that begins with ! says that git does not ignore it.
        for (int i = 0; i + 3 < answers.size(); i += 4) {
            String path = answers.get(i + 3).substring("./".length() + below.length());
            if (path.isEmpty()) {
                return List.of();
            }
            if (!answers.get(i + 2).startsWith("!")) {
                ignored.add(new IgnoredFile(path, String.join(":", answers.subList(i, i + 3))));
            }
        }
        return ignored;
    }

    private byte[] run(byte[] input, String... arguments) throws GitException {
        try {
            return GitCommand.run(executable, start, input, arguments);
        } catch (GitException failed) {
            throw isInRepository() ? failed.inRepository() : failed;
        }
    }

    private boolean isInRepository() {
        Path folder = start;
        while (folder != null && !Files.exists(folder.resolve(".git"))) {
            folder = folder.getParent();
        }
        return folder != null;
    }

    private static List<String> lines(byte[] output) {
        return text(output, 0, output.length).lines().toList();
    }

    private static List<String> fields(byte[] output) {
        String text = text(output, 0, output.length);
        return text.isEmpty()
                ? List.of()
                : List.of(text.substring(0, text.length() - 1).split("\0", -1));
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static int indexOf(char wanted, byte[] bytes, int from) throws GitException {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        throw new GitException("git ended within an answer");
    }
}
