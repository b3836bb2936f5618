package io.reeve.api.server;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import io.reeve.kernel.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which an installation keeps everything, held by one process at a time. The hold is a lock of the
 * operating system on a file: it cannot be forgotten, because it ends with the process, however that ends.
 */
final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Makes the folder if it is not there, for its owner only, and holds it; refused while another process does. */
    static DataFolder hold(Path where) {
        return holdIfFree(where)
                .orElseThrow(() -> new StartRefused("Another Reeve is running on the data in "
                        + where.toAbsolutePath().normalize()
                        + ": stop that one first, or give this one a folder of its own with --data-dir."));
    }

    /** The same, but nothing while another process holds it. */
    static Optional<DataFolder> holdIfFree(Path where) {
        try {
            Files.createDirectories(where, asFileAttribute(fromString("rwx------")));
            // The real path, so that a folder reached by another name is still recognised as this one.
            Path path = where.toRealPath();
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new DataFolder(path, channel));
        } catch (IOException unusable) {
            throw new StartRefused(
                    "The data folder " + where.toAbsolutePath() + " cannot be used (" + unusable + ").", unusable);
        }
    }

    /** Held until the file is closed; null while somebody else holds it, be it in this process. */
    static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
