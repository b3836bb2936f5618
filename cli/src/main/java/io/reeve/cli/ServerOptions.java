package io.reeve.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server, and as whom: as said, else as the environment says, else as a server on this machine wrote down. */
final class ServerOptions {

    private static final String USUAL_URL = "http://localhost:8080";

    private final Surroundings surroundings;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The server's address (or REEVE_URL; else that of the server on this machine).")
    private @Nullable String url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "Whose name to act in. Others on this machine can see it; better set REEVE_TOKEN.")
    private @Nullable String token;

    @Option(
            names = "--data-dir",
            paramLabel = "FOLDER",
            description = "The data folder of the server on this machine (or REEVE_DATA_DIR; else ./data).")
    private @Nullable Path data;

    ServerOptions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The token that a server wrote down goes to that server and to no other. */
    Server server() {
        Map<String, String> written = variables("reeve.env");
        String here = written.getOrDefault("REEVE_URL", USUAL_URL);
        String address = first(url, surroundings.variable("REEVE_URL"), here);
        String bearer = first(
                token,
                surroundings.variable("REEVE_TOKEN"),
                address.equals(here) ? written.getOrDefault("REEVE_TOKEN", "") : "");
        return Server.at(address, bearer.isEmpty() ? null : bearer);
    }

    /** What the server on this machine wrote into this file of its data folder; nothing where it did not. */
    Map<String, String> variables(String file) {
        String folder = first(data == null ? null : data.toString(), surroundings.variable("REEVE_DATA_DIR"), "data");
        Path path = surroundings.folder().resolve(folder).resolve(file);
        if (!Files.isRegularFile(path)) {
            return Map.of();
        }
        try (Stream<String> lines = Files.lines(path)) {
            return lines.filter(line -> line.contains("="))
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        } catch (IOException e) {
            throw Stop.file(e);
        }
    }

    private static String first(@Nullable String said, @Nullable String set, String otherwise) {
        if (said != null) {
            return said;
        }
        return set == null ? otherwise : set;
    }
}
