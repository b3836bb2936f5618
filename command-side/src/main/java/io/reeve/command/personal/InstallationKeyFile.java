package io.reeve.command.personal;

import io.reeve.kernel.StartRefused;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

/** Where the installation's key is kept when nobody gives one: a file that only its owner can read. */
final class InstallationKeyFile {

    private final Path file;

    InstallationKeyFile(Path dataDirectory) {
        this.file = dataDirectory.resolve("installation.key");
    }

    /** The key in the file; at the first start one is made and kept. */
    byte[] readOrCreate() throws IOException {
        if (!Files.exists(file)) {
            create();
        }
        return read();
    }

    byte[] read() throws IOException {
        if (!Files.exists(file)) {
            throw new StartRefused(
                    "The installation's key is missing: give it as REEVE_INSTALLATION_KEY, or put the file "
                            + file.toAbsolutePath().normalize() + " back.");
        }
        return Base64.getDecoder().decode(Files.readString(file).strip());
    }

    /** Written aside and moved, so that a start that dies half-way leaves no half key; who comes second keeps the first. */
    private void create() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "installation", ".new", ownerOnly());
        try {
            Files.writeString(fresh, Base64.getEncoder().encodeToString(InstallationKey.newKey()) + "\n");
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException alreadyMade) {
            return;
        } catch (UnsupportedOperationException noHardLinks) {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
