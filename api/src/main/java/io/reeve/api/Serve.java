package io.reeve.api;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

@Command(
        name = "serve",
        description = {"Start a node. Ctrl-C stops it.", ""},
        footer = {"", "Every setting can be given too, as --reeve.admin-email=me@example.com."})
final class Serve implements Runnable {

    private final Consumer<Settings> start;

    @Spec
    private @Nullable CommandSpec command;

    @Option(names = "--port", paramLabel = "N", description = "Listen there (or SERVER_PORT; else 8080).")
    private @Nullable Integer port;

    @Option(
            names = "--data-dir",
            paramLabel = "FOLDER",
            description = "Keep the data there (or REEVE_DATA_DIR; else ./data).")
    private @Nullable Path data;

    @Option(names = "--demo", description = "Load the demonstration organisation, once.")
    private boolean demo;

    @Unmatched
    private final List<String> more = new ArrayList<>();

    Serve(Consumer<Settings> start) {
        this.start = start;
    }

    @Override
    public void run() {
        more.stream()
                .filter(argument -> !Settings.isDotted(argument))
                .findFirst()
                .ifPresent(argument -> {
                    throw new ParameterException(
                            Objects.requireNonNull(command).commandLine(),
                            "Unknown option or parameter: '" + argument + "'");
                });
        start.accept(new Settings()
                .with("server.port", port)
                .with("reeve.data-dir", data)
                .with("reeve.demo", demo ? true : null)
                .with(more));
    }
}
