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
        Path half = Files.createTempFile(
                path.getParent(),
                path.getFileName().toString(),
                ".half",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel file = FileChannel.open(half, StandardOpenOption.WRITE)) {
            file.write(StandardCharsets.UTF_8.encode(content));
            file.force(true);
        }
        Files.move(half, path, StandardCopyOption.ATOMIC_MOVE);
    }
}
