package io.reeve.api.ledger;

import io.reeve.api.http.Queries;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.ledger.EvidenceQuery;
import io.reeve.kernel.ledger.LedgerQuery.FindCheckpoint;
import io.reeve.kernel.ledger.LedgerQuery.FindEvidenceSpan;
import io.reeve.kernel.ledger.LedgerQuery.Span;
import io.reeve.kernel.ledger.SignedCheckpoint;
import io.reeve.kernel.token.Caller;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
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

    private final Queries queries;
    private final EvidenceWriter writer;
    private final Clock clock;

    EvidenceController(Queries queries, EvidenceWriter writer, Clock clock) {
        this.queries = queries;
        this.writer = writer;
        this.clock = clock;
    }

    @Operation(
            operationId = "gatherEvidence",
            summary =
                    "Everything the log has about a thing or a time, with the proof that nothing is left out: one signed file")
    @PostMapping(path = "/audit/evidence", produces = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<StreamingResponseBody> gather(@RequestBody EvidenceInput body, Caller caller) {
        if (!caller.readsEverything()) {
            throw Rejection.forbidden("reader_required", "Only administrators and auditors can gather evidence.");
        }
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
                query, checkpoint, span, caller.userId().toString(), clock.instant());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_NDJSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"evidence.ndjson\"")
                .body(out -> writer.write(bundle, out));
    }
}
