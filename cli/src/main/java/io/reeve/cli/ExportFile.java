package io.reeve.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A file of events, one on each line, that may have been cut off anywhere. What is in it is other people's business, so a new
 * one is its owner's alone.
 */
final class ExportFile {

    private static final int BLOCK = 1 << 16;

    private final Path path;
    private final Form form;

    ExportFile(Path path, Form form) {
        this.path = path;
        this.form = form;
    }

    /** What the file holds; a line that was cut off is not counted. */
    record Content(long first, long last, long lines) {

        static final Content NONE = new Content(0, 0, 0);

        /** Whether no event is left out between the first and the last. */
        boolean hasAllBetween() {
            return lines > 0 && last - first + 1 == lines;
        }
    }

    /** Makes the file if there is none, and takes away a line at its end that is not whole. */
    Content mend() throws IOException {
        if (!Files.exists(path)) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Content.NONE;
        }
        long end = 0;
        long beforeLast = 0;
        long lines = 0;
        long firstEnd = 0;
        try (InputStream in = Files.newInputStream(path)) {
            byte[] block = new byte[BLOCK];
            long at = 0;
            for (int read = in.read(block); read > 0; read = in.read(block)) {
                for (int i = 0; i < read; i++) {
                    if (block[i] == '\n') {
                        beforeLast = end;
                        end = at + i + 1;
                        firstEnd = firstEnd == 0 ? end : firstEnd;
                        lines++;
                    }
                }
                at += read;
            }
        }
        if (lines == 0 && Files.size(path) > 0) {
            throw notOurs();
        }
        Content content = lines == 0
                ? Content.NONE
                : new Content(position(line(0, firstEnd)), position(line(beforeLast, end)), lines);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.truncate(end);
        }
        return content;
    }

    private byte[] line(long from, long to) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] line = new byte[Math.toIntExact(to - from)];
            file.seek(from);
            file.readFully(line);
            return line;
        }
    }

    private long position(byte[] line) {
        try {
            JsonNode event = Server.JSON.readTree(line);
            long position = form.position(event);
            if (position > 0 && isOfThisForm(event)) {
                return position;
            }
        } catch (JacksonException e) {
            throw notOurs();
        }
        throw notOurs();
    }

    /** Two forms tell the position alike; only what is stored has payloads that are texts. */
    private boolean isOfThisForm(JsonNode event) {
        return switch (form) {
            case STORED -> event.path("payload").isString();
            case LINES -> !event.path("payload").isString();
            case CLOUDEVENTS, OCSF -> true;
        };
    }

    private Stop notOurs() {
        return new Stop(
                Exit.FILE,
                path + " is there already, and is not an export in the form '" + form
                        + "' to go on with. Name another file.");
    }

    /** Told the positions that are safely in the file. */
    interface Watcher {
        void at(long position);
    }

    /**
     * Writes what comes behind {@code content}, and returns what the file holds then. {@code newer} may break off: what came
     * before is in the file then, to its last whole line.
     */
    Content append(Content content, InputStream newer, Watcher watcher) throws IOException, BrokenOff {
        long first = content.first();
        long last = content.last();
        long lines = content.lines();
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(path, StandardOpenOption.APPEND), BLOCK)) {
            WholeLines reader = new WholeLines(newer);
            for (byte[] line = reader.next(); line.length > 0; line = reader.next()) {
                out.write(line);
                last = position(line);
                first = first == 0 ? last : first;
                lines++;
                watcher.at(last);
            }
        }
        return new Content(first, last, lines);
    }
}
