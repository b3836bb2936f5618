package io.reeve.cli;

import io.reeve.kernel.ledger.RangeProof;
import io.reeve.verify.Proofs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** That the events of an export stand in the log, as the server proves it: a checkpoint, and the proof of their range. */
record ProofFile(String checkpoint, RangeProof proof) {

    /** Beside the export. */
    static Path beside(Path export) {
        return export.resolveSibling(export.getFileName() + ".proof");
    }

    static void write(Path path, long first, long last, Server server) throws IOException {
        String checkpoint = Checkpoints.over(last, server);
        JsonNode range = server.get(Checkpoints.log("range")
                .with("first", first)
                .with("last", last)
                .with("size", Checkpoints.size(checkpoint)));
        ObjectNode file = Server.JSON.createObjectNode().put("checkpoint", checkpoint);
        file.set("range", range);
        Half.write(path, file + "\n");
    }

    static ProofFile read(Path path) throws IOException {
        try {
            JsonNode file = Server.JSON.readTree(Files.readString(path));
            return new ProofFile(
                    file.path("checkpoint").asString(""),
                    Proofs.range(file.path("range").toString()));
        } catch (NoSuchFileException e) {
            throw new Stop(
                    Exit.FILE,
                    "There is no " + path
                            + ", so nothing can be checked. An export that broke off has none until the same"
                            + " command has gone on to the end; one with a filter that leaves some out never has.",
                    e);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new Stop(Exit.FILE, path + " is no proof of an export.", e);
        }
    }
}
