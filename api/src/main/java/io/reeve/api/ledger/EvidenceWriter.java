package io.reeve.api.ledger;

import io.reeve.api.http.Queries;
import io.reeve.api.security.StillKnown.Reading;
import io.reeve.kernel.ledger.EvidenceFilter;
import io.reeve.kernel.ledger.EvidenceLine;
import io.reeve.kernel.ledger.EvidenceLine.Header;
import io.reeve.kernel.ledger.EvidenceLine.Held;
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
import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes bundles, a page of events, or of who held what, at a time: a reader that is slow keeps no connection, and no more than a
 * page. One that breaks off has no seal.
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
    private final EvidenceOfAccess access;

    EvidenceWriter(Queries queries, EvidenceOfAccess access) {
        this.queries = queries;
        this.access = access;
    }

    /** Who held what is only begun: where it has to be refused, that is before anything is handed over. */
    record Bundle(
            EvidenceQuery query,
            SignedCheckpoint checkpoint,
            Span span,
            Caller asker,
            Reading reading,
            Instant askedAt,
            EvidenceOfAccess.Page held) {}

    /** {@code reached} is told the position up to which events are written, again and again. */
    void write(Bundle bundle, OutputStream out, LongConsumer reached) throws IOException {
        DigestOutputStream digested = new DigestOutputStream(out, Hash.sha256());
        line(header(bundle), digested);
        long picked = events(bundle, digested, reached);
        long held = held(bundle, digested);
        line(new Trailer(bundle.span().events(), picked, held), digested);
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

    private long held(Bundle bundle, OutputStream out) throws IOException {
        long held = 0;
        Optional<EvidenceOfAccess.Page> page = Optional.of(bundle.held());
        while (page.isPresent()) {
            for (Held line : page.get().lines()) {
                line(line, out);
                held++;
            }
            bundle.reading().mayGoOn();
            page = access.after(page.get());
        }
        return held;
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
