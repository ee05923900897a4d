package io.github.portfolioplatform.manifest;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run that finds a folder as rendered leaves for the next one: how all that it rendered from looked, and how the files of the
 * folder did. While that is so, nothing need be rendered and no file opened to know that nothing is to be written.
 *
 * <p>As to git and make, a file is the same if it has the same path, size, time of change and identity. As git does with its
 * <a href="https://git-scm.com/docs/racy-git">index</a>, nothing is trusted that changed just before it was noted down: a second change
 * within the same tick of the clock would not show.
 */
public final class LastRun {

    /** The coarsest clock, that of FAT. */
    private static final long TICK = TimeUnit.SECONDS.toNanos(2);

    private final Path file;
    private final Optional<Look> inputs;

    private LastRun(Path file, Optional<Look> inputs) {
        this.file = file;
        this.inputs = inputs;
    }

    /**
     * {@return the last run of these inputs} It is {@link #unknown()} if a file is missing, or is a folder.
     *
     * @param file the file that it is noted in, which belongs to the build and not to the folder: {@code target/portfolio/generate.txt}
     * @param settings what the rendering depends on beside files
     * @param files what the rendering reads, and the programs that do it
     */
    public static LastRun of(Path file, Collection<String> settings, Collection<Path> files) {
        requireNonNull(file, "file");
        requireNonNull(settings, "settings");
        requireNonNull(files, "files");
        try {
            Look look = Look.of(files);
            return new LastRun(file, Optional.of(new Look(settings + "\n" + look.text(), look.newest())));
        } catch (IOException unknown) {
            return unknown();
        }
    }

    /** {@return a run of which nothing is known, nor will be} */
    public static LastRun unknown() {
        return new LastRun(Path.of(""), Optional.empty());
    }

    /** {@return how many files are as rendered, if all of them still are} */
    OptionalInt unchanged(FolderFiles folder) throws IOException {
        Optional<Note> noted = inputs.isPresent() ? Note.in(file) : Optional.empty();
        if (noted.isEmpty() || !noted.get().inputs().equals(digest(inputs.get().text()))) {
            return OptionalInt.empty();
        }
        Look look = Look.of(folder.list(noted.get().tops()), noted.get().tops());
        boolean same = noted.get().folder().equals(digest(folder.root() + "\n" + look.text()));
        return same && isOld(look) && isOld(inputs.get())
                ? OptionalInt.of(noted.get().files())
                : OptionalInt.empty();
    }

    private boolean isOld(Look look) throws IOException {
        return look.newest() + TICK < Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
    }

    /** Notes that the folder holds what the inputs render to. */
    void keep(OutputFolder folder) {
        if (inputs.isPresent()) {
            Look look = folder.look();
            Note note = new Note(
                    digest(inputs.get().text()),
                    List.copyOf(folder.tops()),
                    folder.same(),
                    digest(folder.files().root() + "\n" + look.text()));
            try {
                Path beside = Files.createDirectories(file.toAbsolutePath().getParent());
                // A project that does not ignore its target folder would commit the note, in which all branches
                // conflict.
                Files.writeString(beside.resolve(".gitignore"), "*\n");
                Files.writeString(file, note.text());
            } catch (IOException unwritable) {
                // The next run finds out the long way, too.
            }
        }
    }

    private static String digest(String text) {
        return Digest.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What is noted.
     *
     * @param inputs the digest of what was rendered from
     * @param tops the folders that were looked into
     * @param files how many files were as rendered
     * @param folder the digest of how they looked
     */
    private record Note(String inputs, List<String> tops, int files, String folder) {

        private static final String HEADER =
                "# Written by portfolio:generate to see at once when nothing changed. It may be deleted.\n";

        private static final Pattern GRAMMAR = Pattern.compile(
                HEADER + "inputs ([0-9a-f]{64})\nbelow ([^\n]*)\nfiles ([0-9]{1,9})\nfolder ([0-9a-f]{64})\n");

        static Optional<Note> in(Path file) throws IOException {
            Matcher text = GRAMMAR.matcher(Files.isRegularFile(file) ? Files.readString(file) : "");
            return text.matches()
                    ? Optional.of(new Note(
                            text.group(1),
                            List.of(text.group(2).split(" ")),
                            Integer.parseInt(text.group(3)),
                            text.group(4)))
                    : Optional.empty();
        }

        String text() {
            return HEADER + "inputs " + inputs + "\nbelow " + String.join(" ", tops) + "\nfiles " + files + "\nfolder "
                    + folder + "\n";
        }
    }
}
