package io.reeve.api.ledger;

import io.reeve.api.http.Queries;
import io.reeve.api.security.StillKnown.Reading;
import io.reeve.kernel.ledger.EvidenceFilter;
import io.reeve.kernel.ledger.EvidenceLine;
import io.reeve.kernel.ledger.EvidenceLine.Header;
import io.reeve.kernel.ledger.EvidenceLine.Seal;
import io.reeve.kernel.ledger.EvidenceLine.Trailer;
import io.reeve.kernel.ledger.EvidenceQuery;
import io.reeve.kernel.ledger.Hash;
import io.reeve.kernel.ledger.LedgerQuery.ListLogRows;
import io.reeve.kernel.ledger.LedgerQuery.ProveRange;
import io.reeve.kernel.ledger.LedgerQuery.SealEvidence;
import io.reeve.kernel.ledger.LedgerQuery.Span;
import io.reeve.kernel.ledger.LogLine;
import io.reeve.kernel.ledger.LogRow;
import io.reeve.kernel.ledger.SignedCheckpoint;
import io.reeve.kernel.token.Caller;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes bundles, a page of events at a time: a reader that is slow holds no connection, and of the events no more than a page. What
 * is said beside the events is held until it is written. One that breaks off has no seal.
 */
@Component
class EvidenceWriter {

    private static final int PAGE = 500;

    /** Not the door's: the file is the same whatever the door is set to. Lines go out as they are made, however long one is. */
    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET, StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .build();

    private final Queries queries;
    private final List<EvidencePart> parts;

    EvidenceWriter(Queries queries, ObjectProvider<EvidencePart> parts) {
        this.queries = queries;
        this.parts = parts.orderedStream().toList();
    }

    record Bundle(
            EvidenceQuery query,
            SignedCheckpoint checkpoint,
            Span span,
            Caller asker,
            Reading reading,
            Instant askedAt,
            Map<String, Object> answers) {}

    /** What is said beside the events. May have to wait, or be refused, and so is asked for before anything is handed over. */
    Map<String, Object> answers(EvidenceQuery query, Span span, Caller asker) {
        Map<String, Object> answers = new LinkedHashMap<>();
        parts.forEach(part -> answers.put(part.name(), part.answer(query, span.last(), asker)));
        return answers;
    }

    /** {@code reached} is told the position up to which events are written, again and again. */
    void write(Bundle bundle, OutputStream out, LongConsumer reached) throws IOException {
        DigestOutputStream digested = new DigestOutputStream(out, Hash.sha256());
        line(header(bundle), digested);
        long picked = events(bundle, digested, reached);
        line(new Trailer(bundle.span().events(), picked, bundle.answers()), digested);
        Hash ofAllBefore = Hash.of(digested.getMessageDigest().digest());
        line(new Seal(queries.ask(new SealEvidence(ofAllBefore))), out);
        out.flush();
    }

    private EvidenceLine header(Bundle bundle) {
        Span span = bundle.span();
        long size = bundle.checkpoint().size();
        return new Header(
                EvidenceLine.VERSION,
                bundle.query(),
                bundle.asker().userId().toString(),
                bundle.askedAt().toString(),
                span.first(),
                span.last(),
                size,
                bundle.checkpoint().note(),
                queries.ask(new ProveRange(span.first(), span.last(), size)).hashes());
    }

    private long events(Bundle bundle, OutputStream out, LongConsumer reached) throws IOException {
        EvidenceFilter filter = bundle.query().filter();
        long last = bundle.span().last();
        long picked = 0;
        for (long first = bundle.span().first(); first <= last; first += PAGE) {
            for (LogRow row : queries.ask(new ListLogRows(first, Math.min(last, first + PAGE - 1), bundle.asker()))) {
                line(LogLine.of(row), out);
                picked += filter.picks(row) ? 1 : 0;
                reached.accept(row.position());
            }
            bundle.reading().mayGoOn();
        }
        return picked;
    }

    private void line(Object line, OutputStream out) throws IOException {
        try {
            json.writeValue(out, line);
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
        out.write('\n');
    }
}
