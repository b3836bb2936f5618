package io.reeve.api;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "replay",
        description = {
            "Start a server that answers as this one did at a moment of the past, and changes nothing.",
            "Ctrl-C stops it; it leaves nothing behind.",
            ""
        })
final class Replay implements Runnable {

    private final Consumer<Settings> start;

    @Option(
            names = "--until",
            required = true,
            paramLabel = "MOMENT",
            description = "A time, as 2026-03-31T18:00:00Z, or the position of an event: the last that has happened.")
    private @Nullable String until;

    @Option(names = "--port", paramLabel = "N", defaultValue = "8090", description = "Listen there (${DEFAULT-VALUE}).")
    private @Nullable Integer port;

    @Option(
            names = "--data-dir",
            paramLabel = "FOLDER",
            description = "Where the data is (or REEVE_DATA_DIR; else ./data).")
    private @Nullable Path data;

    Replay(Consumer<Settings> start) {
        this.start = start;
    }

    @Override
    public void run() {
        start.accept(new Settings()
                .with("reeve.replay.until", until)
                .with("server.port", port)
                .with("reeve.data-dir", data));
    }
}
