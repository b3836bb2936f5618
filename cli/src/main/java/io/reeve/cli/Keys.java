package io.reeve.cli;

import io.reeve.kernel.ledger.NoteKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The keys of the log that are believed. */
final class Keys {

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description =
                    "A key that is believed, or a file of them, as 'audit keys' wrote it. Those that the server (or"
                            + " the database) names now, unless said: better keep some from before.")
    private List<String> given = List.of();

    List<NoteKey> given() {
        List<NoteKey> keys = new ArrayList<>();
        given.forEach(text ->
                texts(text).filter(line -> !line.isBlank()).map(Keys::key).forEach(keys::add));
        return keys;
    }

    /** Those of the server where none is given, and says so. */
    List<NoteKey> givenOr(Supplier<Server> server, Screen screen) {
        if (!given.isEmpty()) {
            return given();
        }
        screen.remark("No --key was given: those that the server names are believed.");
        return Checkpoints.keys(server.get());
    }

    private static Stream<String> texts(String given) {
        if (given.contains("+") && !Files.exists(Path.of(given))) {
            return Stream.of(given);
        }
        try {
            return Files.readAllLines(Path.of(given)).stream();
        } catch (IOException e) {
            throw Stop.file(e);
        }
    }

    private static NoteKey key(String text) {
        try {
            return NoteKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Stop(Exit.MISUSED, "This is no key of a log: " + e.getMessage(), e);
        }
    }
}
