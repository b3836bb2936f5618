package io.reeve.cli;

import io.reeve.kernel.WrittenTime;
import io.reeve.kernel.ledger.EvidenceQuery;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A bundle of evidence that was gathered: so many events, of which so many are what was asked for, and who held what. */
record Evidence(long events, long picked, long held) {

    /** Under its name only when it is whole, and its owner's alone. */
    static Evidence gather(Server server, ObjectNode question, Path file, ProgressBar bar) throws IOException {
        if (Files.exists(file)) {
            throw new Stop(Exit.FILE, file + " is there already.", new FileAlreadyExistsException(file.toString()));
        }
        InputStream bundle = server.stream(Question.of("audit", "evidence"), question, "application/x-ndjson");
        try (bundle;
                Half half = Half.of(file)) {
            Evidence gathered = copy(new WholeLines(bundle), question, half.path(), bar);
            half.becomeWhole();
            return gathered;
        } catch (BrokenOff e) {
            throw new Stop(Exit.UNREACHABLE, "The bundle broke off: " + e.getMessage(), e);
        }
    }

    private static Evidence copy(WholeLines lines, ObjectNode question, Path half, ProgressBar bar)
            throws IOException, BrokenOff {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(half))) {
            JsonNode header = line(lines.next(), out);
            if (!query(question).equals(query(header.path("query")))) {
                throw new Stop(Exit.NOT_GOOD, "The server answered another question: " + header.path("query"));
            }
            long first = header.path("first").asLong(0);
            long last = header.path("last").asLong(-1);
            for (long position = first; position <= last; position++) {
                out.write(lines.next());
                bar.at(position - first, last - first, "position " + position);
            }
            JsonNode trailer = line(lines.next(), out);
            while (trailer.has("grant_id")) {
                trailer = line(lines.next(), out);
            }
            JsonNode seal = line(lines.next(), out);
            if (!seal.has("signature")) {
                throw new BrokenOff(new IOException("it has no signature"));
            }
            return new Evidence(
                    trailer.path("events").asLong(0),
                    trailer.path("picked").asLong(0),
                    trailer.path("held").asLong(0));
        }
    }

    /** However it is written: ids in large letters or small, times in any zone, or none, which is UTC. Nothing where it is no question. */
    private static Optional<EvidenceQuery> query(JsonNode written) {
        try {
            String about = written.path("about").asString("");
            return Optional.of(new EvidenceQuery(
                    about.isEmpty() ? null : about.toLowerCase(Locale.ROOT),
                    time(written.path("since")),
                    time(written.path("until"))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Instant time(JsonNode written) {
        String text = written.asString("");
        return text.isEmpty() ? null : WrittenTime.parse(text);
    }

    private static JsonNode line(byte[] line, OutputStream out) throws IOException {
        out.write(line);
        return Server.JSON.readTree(line);
    }
}
