package io.reeve.cli;

import io.reeve.kernel.ledger.ConsistencyProof;
import io.reeve.kernel.ledger.NoteKey;
import io.reeve.verify.CheckpointCheck;
import io.reeve.verify.DatabaseCheck;
import io.reeve.verify.EvidenceCheck;
import io.reeve.verify.ExportCheck;
import io.reeve.verify.Proofs;
import io.reeve.verify.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "verify",
        description = {
            "Check the log without trusting the server.",
            "Prints PASS and what was looked at, and ends with 0; or FAIL, what is wrong and where, and ends with 1.",
            ""
        })
final class AuditVerify {

    @Command(description = "Whether the log is still the one it was: a checkpoint against an earlier one.")
    int checkpoint(
            @Mixin ServerOptions options,
            @Mixin Screen screen,
            @Mixin Keys keys,
            @Parameters(index = "0", paramLabel = "EARLIER", description = "A checkpoint that was kept.") Path earlier,
            @Parameters(
                            index = "1",
                            arity = "0..1",
                            paramLabel = "LATER",
                            description = "A later one; the server's last unless said.")
                    @Nullable
                    Path later,
            @Option(
                            names = "--proof",
                            paramLabel = "FILE",
                            description = "That one grew into the other, as /audit/log/consistency answers;"
                                    + " asked of the server unless said.")
                    @Nullable
                    Path proof) {
        String before = text(earlier);
        String after = later == null ? Checkpoints.last(options.server()) : text(later);
        List<NoteKey> believed = keys.givenOr(options::server, screen);
        long from = Checkpoints.size(before);
        long to = Checkpoints.size(after);
        ConsistencyProof connection;
        if (proof != null) {
            connection = consistency(text(proof));
        } else if (from > to) {
            connection = new ConsistencyProof(from, to, List.of()); // there is none: the check says why
        } else {
            connection = consistency(options.server()
                    .text(Checkpoints.log("consistency").with("from", from).with("to", to)));
        }
        return tell(new CheckpointCheck(believed).run(before, after, connection), screen);
    }

    @Command(description = "Whether an event, or an export of events, is what was sealed: against a checkpoint.")
    int export(
            @Mixin ServerOptions options,
            @Mixin Screen screen,
            @Mixin Keys keys,
            @Parameters(paramLabel = "FILE", description = "As 'audit export' wrote it.") Path file,
            @Option(
                            names = "--proof",
                            paramLabel = "FILE",
                            description = "As 'audit export' wrote it; FILE.proof unless said.")
                    @Nullable
                    Path proof) {
        Report report;
        try (ProgressBar bar = screen.bar();
                InputStream export = WatchedFile.open(file, bar)) {
            ProofFile proved = ProofFile.read(proof == null ? ProofFile.beside(file) : proof);
            List<NoteKey> believed = keys.givenOr(options::server, screen);
            report = new ExportCheck(believed).run(export, proved.proof(), proved.checkpoint());
        } catch (IOException e) {
            throw Stop.file(e);
        }
        return tell(report, screen);
    }

    @Command(description = "Whether a bundle of evidence is as it was signed, and has all that was asked for.")
    int evidence(
            @Mixin ServerOptions options,
            @Mixin Screen screen,
            @Mixin Keys keys,
            @Parameters(paramLabel = "FILE", description = "As 'audit evidence' wrote it.") Path file) {
        Report report;
        try (ProgressBar bar = screen.bar();
                InputStream bundle = WatchedFile.open(file, bar)) {
            report = new EvidenceCheck(keys.givenOr(options::server, screen)).run(bundle);
        } catch (IOException e) {
            throw Stop.file(e);
        }
        return tell(report, screen);
    }

    @Command(
            description = {
                "The whole database against the tree: each event, each hash, each checkpoint that was ever signed.",
                "Reads only. The password is taken from PGPASSWORD, or, for the database that Reeve brings, from its folder."
            })
    int database(
            @Mixin ServerOptions options,
            @Mixin Screen screen,
            @Mixin Keys keys,
            @Mixin Database database,
            @Option(
                            names = "--checkpoint",
                            paramLabel = "FILE",
                            description =
                                    "One that was kept elsewhere; shows also a log that was made up anew or set back.")
                    @Nullable
                    List<Path> kept) {
        List<String> notes = new ArrayList<>();
        if (kept != null) {
            kept.forEach(file -> notes.add(text(file)));
        }
        DatabaseCheck check = new DatabaseCheck(keys.given(), notes);
        Database.Address address = database.address(options);
        Report report;
        try (ProgressBar bar = screen.bar()) {
            report = check.run(
                    address.url(),
                    address.login(),
                    (position, head) -> bar.at(position, head, "position " + position + " of " + head));
        } catch (SQLException e) {
            throw Database.unreadable(e);
        }
        return tell(report, screen);
    }

    private static ConsistencyProof consistency(String json) {
        try {
            return Proofs.consistency(json);
        } catch (IllegalArgumentException e) {
            throw new Stop(Exit.FILE, "This is no proof of consistency: " + e.getMessage(), e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw Stop.file(e);
        }
    }

    private static int tell(Report report, Screen screen) {
        if (screen.isForPrograms()) {
            ObjectNode told = Server.JSON.createObjectNode().put("passes", report.passes());
            told.set("looked_at", Server.JSON.valueToTree(report.lookedAt()));
            told.set("findings", Server.JSON.valueToTree(report.findings()));
            screen.show(told);
        } else {
            report.toString().lines().forEach(screen::line);
        }
        return (report.passes() ? Exit.DONE : Exit.NOT_GOOD).code();
    }
}
