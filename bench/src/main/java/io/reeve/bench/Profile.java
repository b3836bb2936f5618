package io.reeve.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps what the server's JVM did while something was measured, as a Java Flight Recording, if that is wanted. */
record Profile(long serverProcess, boolean wanted, Path folder) {

    /** {@code name} becomes the name of the file. */
    <T> T of(String name, Measurement<T> measurement) {
        if (!wanted) {
            return measurement.take();
        }
        tell("JFR.start", "name=bench", "settings=profile");
        try {
            return measurement.take();
        } finally {
            Path file = folder.resolve(name + ".jfr").toAbsolutePath();
            tell("JFR.stop", "name=bench", "filename=" + file);
            System.err.println("profile: " + file);
        }
    }

    /** Of the process that measures, which does some of the work itself. */
    Profile ofThis() {
        return new Profile(ProcessHandle.current().pid(), wanted, folder);
    }

    interface Measurement<T> {
        T take();
    }

    private void tell(String command, String first, String second) {
        try {
            Files.createDirectories(folder);
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(serverProcess),
                            command,
                            first,
                            second)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (jcmd.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + said);
            }
        } catch (IOException e) {
            throw new IllegalStateException("no profile of the server", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
