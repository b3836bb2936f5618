package io.reeve.api.server;

import io.reeve.kernel.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/**
 * The PostgreSQL that Reeve brings along, one archive for each system, unpacked once. It goes into the data folder,
 * because folders for temporary files are swept while a server runs.
 */
final class ServerArchive {

    private static final int OWNER_MAY_EXECUTE = 0100;

    private ServerArchive() {}

    /** Returns the folder below {@code versions} that holds the archive of this machine, and removes older ones. */
    static Path unpackedBelow(Path versions) throws IOException {
        URL archive = forThisMachine();
        // The checksum that the jar holds anyway names the folder: a new version never takes an old one for itself.
        int checksum = (int)
                ((JarURLConnection) archive.openConnection()).getJarEntry().getCrc();
        String version = HexFormat.of().toHexDigits(checksum);
        Path home = versions.resolve(version);
        if (!Files.exists(home)) {
            Path half = versions.resolve(version + ".half");
            FileSystemUtils.deleteRecursively(half);
            unpack(archive, half);
            Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
        }
        deleteOthers(home);
        return home;
    }

    private static URL forThisMachine() {
        String system = OperatingSystem.isMac()
                ? "darwin"
                : System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            case String other -> other;
        };
        URL archive = ServerArchive.class.getResource("/postgres-" + system + "-" + machine + ".txz");
        if (archive == null) {
            throw new StartRefused("Reeve brings no PostgreSQL for " + system + " on " + machine
                    + ": name a server with SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and"
                    + " SPRING_DATASOURCE_PASSWORD.");
        }
        return archive;
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (InputStream raw = archive.openStream();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(raw))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("The archive would write outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                    continue;
                }
                Files.copy(tar, file);
                if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0 && !file.toFile().setExecutable(true)) {
                    throw new IOException("Cannot be made executable: " + file);
                }
            }
        }
    }

    private static void deleteOthers(Path home) throws IOException {
        List<Path> others;
        try (Stream<Path> versions = Files.list(home.getParent())) {
            others = versions.filter(version -> !version.equals(home)).toList();
        }
        for (Path other : others) {
            FileSystemUtils.deleteRecursively(other);
        }
    }
}
