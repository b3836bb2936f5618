package io.reeve.api.ledger;

import io.reeve.api.http.Call;
import io.reeve.api.http.Commands;
import io.reeve.api.http.Queries;
import io.reeve.api.security.StillKnown;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.audit.AuditCommand.BeginExport;
import io.reeve.kernel.audit.AuditCommand.RecordExport;
import io.reeve.kernel.audit.ExportId;
import io.reeve.kernel.ledger.EvidenceQuery;
import io.reeve.kernel.ledger.LedgerQuery.FindCheckpoint;
import io.reeve.kernel.ledger.LedgerQuery.FindEvidenceSpan;
import io.reeve.kernel.ledger.LedgerQuery.Span;
import io.reeve.kernel.ledger.SignedCheckpoint;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

@RestController
class EvidenceController {

    /** More would be a copy of the log and not an answer. */
    private static final long MOST = 1_000_000;

    /** How what was handed over is called in the log. */
    private static final String FORM = "evidence";

    private final Queries queries;
    private final Commands commands;
    private final EvidenceWriter writer;
    private final StillKnown callers;
    private final Clock clock;

    EvidenceController(Queries queries, Commands commands, EvidenceWriter writer, StillKnown callers, Clock clock) {
        this.queries = queries;
        this.commands = commands;
        this.writer = writer;
        this.callers = callers;
        this.clock = clock;
    }

    @Operation(
            operationId = "gatherEvidence",
            summary =
                    "Everything the log has about a thing or a time, with the proof that nothing is left out: one signed file")
    @PostMapping(path = "/audit/evidence", produces = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<StreamingResponseBody> gather(
            @RequestBody EvidenceInput body, Call call, HttpServletRequest request) {
        call.caller().requireReadsEverything("gather evidence");
        EvidenceQuery query = body.query();
        SignedCheckpoint checkpoint = queries.find(new FindCheckpoint(null), "checkpoint");
        Span span = queries.ask(new FindEvidenceSpan(query, checkpoint.size()))
                .orElseThrow(() -> Rejection.invalid("about", "not_sealed", "It is too new; try again in a second."));
        if (span.events() > MOST) {
            throw Rejection.invalid(
                    "until",
                    "too_much",
                    "This spans " + span.events() + " events, more than " + MOST + "; ask for a shorter time.");
        }
        EvidenceWriter.Bundle bundle = new EvidenceWriter.Bundle(
                query,
                checkpoint,
                span,
                call.caller(),
                callers.by(request),
                clock.instant(),
                writer.answers(query, span, call.caller()));
        ExportId export = ExportId.next();
        // each time it is handed over is written down, under whatever key it is asked for
        commands.send(call.unrepeatable(), new BeginExport(export, FORM, filters(query)));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_NDJSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"evidence.ndjson\"")
                .body(out -> handOver(export, bundle, out, call));
    }

    /** However it ends, it is written down who got what. */
    private void handOver(ExportId export, EvidenceWriter.Bundle bundle, OutputStream out, Call call)
            throws IOException {
        AtomicLong reached = new AtomicLong();
        boolean whole = false;
        try {
            writer.write(bundle, out, reached::set);
            whole = true;
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
