package io.reeve.cli;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** What is to be a file when it is whole. Until then it stands beside it under another name, its owner's alone. */
record Half(Path path, Path whole) implements AutoCloseable {

    static Half of(Path whole) throws IOException {
        return new Half(
                Files.createTempFile(
                        whole.toAbsolutePath().getParent(),
                        String.valueOf(whole.getFileName()),
                        ".half",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
                whole);
    }

    /** In place of what has that name already. */
    static void write(Path whole, String text) throws IOException {
        try (Half half = of(whole)) {
            Files.writeString(half.path(), text);
            half.becomeWhole(StandardCopyOption.ATOMIC_MOVE);
        }
    }

    void becomeWhole(CopyOption... how) throws IOException {
        Files.move(path, whole, how);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
