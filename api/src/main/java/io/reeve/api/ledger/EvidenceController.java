package io.reeve.api.ledger;

import io.reeve.api.http.BrokenOff;
import io.reeve.api.http.Call;
import io.reeve.api.http.Commands;
import io.reeve.api.http.Queries;
import io.reeve.api.http.Room;
import io.reeve.api.security.StillKnown;
import io.reeve.api.security.StillKnown.Reading;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.audit.AuditCommand.BeginExport;
import io.reeve.kernel.audit.AuditCommand.RecordExport;
import io.reeve.kernel.audit.ExportId;
import io.reeve.kernel.ledger.EvidenceQuery;
import io.reeve.kernel.ledger.LedgerQuery.FindCheckpoint;
import io.reeve.kernel.ledger.LedgerQuery.FindEvidenceSpan;
import io.reeve.kernel.ledger.LedgerQuery.Span;
import io.reeve.kernel.ledger.SignedCheckpoint;
import io.reeve.kernel.token.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EvidenceController {

    /** More would be a copy of the log and not an answer. */
    private static final long MOST = 1_000_000;

    /** Each reads as much of the log and of the view as it can, and remembers what began with what it is about. */
    static final int MOST_AT_ONCE = 2;

    private static final Logger LOG = LoggerFactory.getLogger(EvidenceController.class);

    /** How what was handed over is called in the log. */
    private static final String FORM = "evidence";

    private final Queries queries;
    private final Commands commands;
    private final EvidenceOfAccess access;
    private final EvidenceWriter writer;
    private final StillKnown callers;
    private final Clock clock;
    private final Room room =
            new Room(MOST_AT_ONCE, "This node gathers as many bundles of evidence at once as it can. Try again.");

    EvidenceController(
            Queries queries,
            Commands commands,
            EvidenceOfAccess access,
            EvidenceWriter writer,
            StillKnown callers,
            Clock clock) {
        this.queries = queries;
        this.commands = commands;
        this.access = access;
        this.writer = writer;
        this.callers = callers;
        this.clock = clock;
    }

    @Operation(
            operationId = "gatherEvidence",
            summary =
                    "Everything the log has about a thing or a time, with the proof that nothing is left out: one signed file")
    @ApiResponse(
            responseCode = "200",
            description = "The bundle, line by line",
            content = @Content(mediaType = MediaType.APPLICATION_NDJSON_VALUE))
    @PostMapping(path = "/audit/evidence", produces = MediaType.APPLICATION_NDJSON_VALUE)
    void gather(@RequestBody EvidenceInput body, Call call, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        call.caller().requireReadsEverything("gather evidence");
        EvidenceQuery query = body.query();
        room.take(() -> handOver(bundle(query, call.caller(), callers.by(request)), call, response));
    }

    private EvidenceWriter.Bundle bundle(EvidenceQuery query, Caller asker, Reading reading) {
        SignedCheckpoint checkpoint = queries.find(new FindCheckpoint(null), "checkpoint");
        Span span = queries.ask(new FindEvidenceSpan(query, checkpoint.size()))
                .orElseThrow(() -> Rejection.invalid("about", "not_sealed", "It is too new; try again in a second."));
        if (span.events() > MOST) {
            throw Rejection.invalid(
                    "until",
                    "too_much",
                    "This spans " + span.events() + " events, more than " + MOST + "; ask for a shorter time.");
        }
        return new EvidenceWriter.Bundle(
                query, checkpoint, span, asker, reading, clock.instant(), access.first(query, span.last(), asker));
    }

    /** What is asked for is written down first, and, however it ends, who got what. */
    private void handOver(EvidenceWriter.Bundle bundle, Call call, HttpServletResponse response) throws IOException {
        ExportId export = ExportId.next();
        // each time it is handed over is written down, under whatever key it is asked for
        commands.send(call.unrepeatable(), new BeginExport(export, FORM, filters(bundle.query())));
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"evidence.ndjson\"");
        AtomicLong reached = new AtomicLong();
        boolean whole = false;
        try {
            writer.write(bundle, response.getOutputStream(), reached::set);
            whole = true;
        } catch (BrokenOff off) {
            throw off;
        } catch (IOException e) {
            LOG.debug("the caller of a bundle of evidence went away", e);
        } finally {
            commands.send(call.unrepeatable(), record(export, bundle, reached.get(), whole));
        }
    }

    private static Map<String, String> filters(EvidenceQuery query) {
        Map<String, String> filters = new HashMap<>();
        if (query.about() != null) {
            filters.put("about", query.about());
        }
        if (query.since() != null) {
            filters.put("since", query.since().toString());
        }
        if (query.until() != null) {
            filters.put("until", query.until().toString());
        }
        return filters;
    }

    private static RecordExport record(ExportId export, EvidenceWriter.Bundle bundle, long reached, boolean whole) {
        long first = bundle.span().first();
        boolean some = reached > 0;
        return new RecordExport(
                export,
                FORM,
                filters(bundle.query()),
                some ? first : null,
                some ? reached : null,
                some ? reached - first + 1 : 0,
                whole);
    }
}
