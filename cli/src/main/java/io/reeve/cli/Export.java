package io.reeve.cli;

import io.reeve.cli.ExportFile.Content;
import java.io.IOException;
import java.io.InputStream;
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
        long from = Math.max(filters.after(), before.last());
        long head = filters.to() == null ? Checkpoints.size(Checkpoints.last(server)) : filters.to();
        try (InputStream events = server.stream(form.of(filters.question(from)), form.type())) {
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
