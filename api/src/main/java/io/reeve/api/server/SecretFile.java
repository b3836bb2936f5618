package io.reeve.api.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that only its owner can read. */
public record SecretFile(Path path) {

    /** All of it or nothing, even if the power fails in between. */
    public void write(String content) throws IOException {
        Files.move(half(content), path, StandardCopyOption.ATOMIC_MOVE);
    }

    /** As {@link #write}, but what is there stays: {@link java.nio.file.FileAlreadyExistsException}. */
    void writeUnlessThere(String content) throws IOException {
        Path half = half(content);
        try {
            Files.createLink(path, half);
        } finally {
            Files.delete(half);
        }
    }

    private Path half(String content) throws IOException {
        Path half = Files.createTempFile(
                path.getParent(),
                path.getFileName().toString(),
                ".half",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel file = FileChannel.open(half, StandardOpenOption.WRITE)) {
            file.write(StandardCharsets.UTF_8.encode(content));
            file.force(true);
        }
        return half;
    }
}
