package io.github.portfolioplatform.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** A server that somebody publishes on Maven Central. The build has put the jar beside the folder that it is unpacked to, once. */
final class ServerArchive {

    /** Where the build has put the servers. */
    static final Path DIRECTORY =
            Path.of(System.getProperty("servers.directory", "target/servers")).toAbsolutePath();

    private static final int PROGRAM = 0755;

    private ServerArchive() {}

    /** Unpacks an archive within a jar. */
    static Path unpackedTar(String name) {
        return unpacked(name, entry -> entry.endsWith(".txz"), (in, folder) -> {
            try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, folder);
                }
            }
        });
    }

    /** Copies a program out of a jar to {@code bin}. */
    static Path unpackedProgram(String name, String entry, String program) {
        return unpacked(name, entry::equals, (in, folder) -> {
            Path file = Files.createDirectories(folder.resolve("bin")).resolve(program);
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            Files.setAttribute(file, "unix:mode", PROGRAM);
        });
    }

    private interface Unpacking {
        void unpack(InputStream in, Path folder) throws IOException;
    }

    private static synchronized Path unpacked(String name, Predicate<String> wanted, Unpacking unpacking) {
        Path folder = DIRECTORY.resolve(name);
        if (Files.exists(folder)) {
            return folder;
        }
        try (JarFile jar = new JarFile(DIRECTORY.resolve(name + ".jar").toFile())) {
            Path partial = Permissions.emptied(DIRECTORY.resolve(name + ".partial"));
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (wanted.test(entry.getName())) {
                    unpacking.unpack(jar.getInputStream(entry), partial);
                }
            }
            return Files.move(partial, folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What programs are built with is left out. */
    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(target.getParent());
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (!entry.getName().endsWith(".a")) {
            Files.createDirectories(target.getParent());
            Files.copy(tar, target);
            Files.setAttribute(target, "unix:mode", entry.getMode() & PROGRAM);
        }
    }
}
