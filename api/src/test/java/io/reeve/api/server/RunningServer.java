package io.reeve.api.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The process of the server on a data folder, found as an operator would find it. */
final class RunningServer {

    private RunningServer() {}

    static Optional<ProcessHandle> of(Path folder) throws IOException {
        Path file = folder.resolve("postgresql/postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst()));
    }
}
