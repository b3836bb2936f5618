package io.reeve.cli;

import io.reeve.cli.ExportFile.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Brings events into a file, and goes on where the file ends. */
final class Export {

    private final Server server;
    private final EventFilters filters;
    private final Form form;
    private final Path path;

    Export(Server server, EventFilters filters, Form form, Path path) {
        this.server = server;
        this.filters = filters;
        this.form = form;
        this.path = path;
    }

    /** What the file held before and holds now, and where its proof is, if there can be one. */
    record Done(Content before, Content after, @Nullable Path proof) {
        long added() {
            return after.lines() - before.lines();
        }
    }

    Done run(ProgressBar bar) throws IOException {
        ExportFile file = new ExportFile(path, form);
        Content before = file.mend();
        requireToGoOnFrom(before);
        long from = Math.max(filters.after(), before.last());
        long head = filters.to() == null ? Checkpoints.size(Checkpoints.last(server)) : filters.to();
        try (InputStream events = server.stream(form.of(filters.question(from)), form.type())) {
            // what it proved is not what the file will hold, and this may break off at any line
            Files.deleteIfExists(ProofFile.beside(path));
            Content after = file.append(
                    before, events, position -> bar.at(position - from, head - from, "position " + position));
            return new Done(before, after, proof(after));
        } catch (BrokenOff e) {
            throw new Stop(
                    Exit.UNREACHABLE,
                    "The export broke off (" + e.getMessage() + "). What came is in " + path
                            + "; the same command goes on from there.",
                    e);
        }
    }

    /**
     * One file is the answer to one question, or nobody could tell what is missing in it. What was asked first stands beside
     * it; where it ends may be said anew each time.
     */
    private void requireToGoOnFrom(Content before) throws IOException {
        Path beside = path.resolveSibling(path.getFileName() + ".query");
        String asks = form + " " + filters.kind();
        if (before.lines() == 0 || !Files.exists(beside)) {
            Half.write(beside, asks + "\n");
            return;
        }
        String asked = Files.readString(beside).strip();
        if (!asked.equals(asks)) {
            throw new Stop(
                    Exit.FILE,
                    path + " answers '" + asked + "', and this asks '" + asks
                            + "'. Ask the same, or name another file.");
        }
        if (filters.after() > before.last()) {
            throw new Stop(
                    Exit.FILE,
                    path + " ends with position " + before.last() + ": what comes behind " + filters.after()
                            + " would leave some out. Name another file.");
        }
    }

    /** Only what was sealed can be proved, and only all of a span. */
    private @Nullable Path proof(Content content) throws IOException {
        if (form != Form.STORED || !filters.keepsAllBetween() || !content.hasAllBetween()) {
            return null;
        }
        Path proof = ProofFile.beside(path);
        ProofFile.write(proof, content.first(), content.last(), server);
        return proof;
    }
}
