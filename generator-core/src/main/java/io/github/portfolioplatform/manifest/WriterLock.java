package io.github.portfolioplatform.manifest;

import io.github.portfolioplatform.problem.PortfolioException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets one run at a time write to a folder, and others wait. The operating system holds the lock and ends it with its process, so that a
 * run that is killed blocks no other. Threads of one process wait for each other as processes do. Where the file system knows no locks,
 * there is none.
 */
final class WriterLock implements AutoCloseable {

    static final String FILE = LocalFolder.NAME + "/lock";

    private static final int PAUSE_IN_MILLISECONDS = 50;

    private final @Nullable FileChannel channel;

    private WriterLock(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for the right to write, and makes the folder if there is none.
     *
     * @param patience how often to ask, a twentieth of a second apart
     * @throws PortfolioException if another run still writes then
     */
    static WriterLock on(FolderFiles files, int patience) throws IOException {
        LocalFolder.make(files);
        FileChannel channel = FileChannel.open(
                files.root().resolve(FILE),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        return await(files, channel, false, patience);
    }

    /** {@return whether a run ever wrote to the folder, so that there is a lock to wait for} */
    static boolean isIn(FolderFiles files) {
        return Files.isRegularFile(files.root().resolve(FILE), LinkOption.NOFOLLOW_LINKS);
    }

    /** Waits until no other run writes to the folder, and keeps any from beginning. It makes nothing, and asks for no right to write. */
    static WriterLock toRead(FolderFiles files, int patience) throws IOException {
        LocalFolder.refuseOther(files);
        return isIn(files)
                ? await(files, FileChannel.open(files.root().resolve(FILE), StandardOpenOption.READ), true, patience)
                : new WriterLock(null);
    }

    private static WriterLock await(FolderFiles files, FileChannel channel, boolean shared, int patience)
            throws IOException {
        WriterLock lock = new WriterLock(channel);
        for (int attempt = 0; attempt <= patience; attempt++) {
            if (attempt > 0) {
                pause();
            }
            if (tryLock(channel, shared)) {
                if (!shared) {
                    lock.sign();
                }
                return lock;
            }
        }
        String holder = lock.holder();
        lock.close();
        throw PortfolioException.inaccessible(List.of(files.problem(
                "one-run-writes",
                "",
                "Another run writes to this folder" + holder + ".",
                "Run again when it has ended.")));
    }

    private static boolean tryLock(FileChannel channel, boolean shared) {
        try {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            return lock != null;
        } catch (OverlappingFileLockException otherThread) {
            return false;
        } catch (IOException noLocks) {
            return true;
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_IN_MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while another run wrote to the folder", interrupted);
        }
    }

    /** A run that waits too long names the process that has the lock. */
    private void sign() throws IOException {
        if (channel != null) {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)), 0);
        }
    }

    private String holder() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(20);
        int length = channel == null ? -1 : channel.read(bytes, 0);
        String pid = length <= 0 ? "" : new String(bytes.array(), 0, length, StandardCharsets.UTF_8).strip();
        return pid.matches("[0-9]{1,19}") ? ": the process " + pid : "";
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
