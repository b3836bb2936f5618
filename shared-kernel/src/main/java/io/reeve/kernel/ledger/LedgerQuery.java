package io.reeve.kernel.ledger;

import io.reeve.kernel.Query;
import io.reeve.kernel.token.Caller;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.jspecify.annotations.Nullable;

/** What the ledger is asked. Whoever asks has made sure that it may be read. Positions are counted from 1. */
public sealed interface LedgerQuery<R> extends Query<R> {

    /** The checkpoint that was signed over {@code size} events; the last one where no size is given. */
    record FindCheckpoint(@Nullable Long size) implements LedgerQuery<Optional<SignedCheckpoint>> {
        @Override
        public ResponseType<Optional<SignedCheckpoint>> answer() {
            return Query.optional(SignedCheckpoint.class);
        }
    }

    /** Checkpoints over more than {@code after} events, smallest first. */
    record ListCheckpoints(long after, int limit) implements LedgerQuery<List<SignedCheckpoint>> {
        @Override
        public ResponseType<List<SignedCheckpoint>> answer() {
            return Query.many(SignedCheckpoint.class);
        }
    }

    /** Nothing where the tree is not that large yet. */
    record FindTile(TilePath path) implements LedgerQuery<Optional<Tile>> {
        @Override
        public ResponseType<Optional<Tile>> answer() {
            return Query.optional(Tile.class);
        }
    }

    /** That the event at {@code position} is among the first {@code size}; refused for what is not sealed. */
    record ProveInclusion(long position, long size) implements LedgerQuery<ProvedEvent> {
        @Override
        public ResponseType<ProvedEvent> answer() {
            return Query.one(ProvedEvent.class);
        }
    }

    /** That the log of {@code size} events begins with the log of {@code earlier}; refused for what is not sealed. */
    record ProveConsistency(long earlier, long size) implements LedgerQuery<ConsistencyProof> {
        @Override
        public ResponseType<ConsistencyProof> answer() {
            return Query.one(ConsistencyProof.class);
        }
    }

    /** That the events from {@code first} to {@code last} are among the first {@code size}, and no others between them. */
    record ProveRange(long first, long last, long size) implements LedgerQuery<RangeProof> {
        @Override
        public ResponseType<RangeProof> answer() {
            return Query.one(RangeProof.class);
        }
    }

    /** All keys that ever signed, oldest first. */
    record ListLedgerKeys() implements LedgerQuery<List<LedgerKey>> {
        @Override
        public ResponseType<List<LedgerKey>> answer() {
            return Query.many(LedgerKey.class);
        }
    }

    /** Which of the first {@code size} events answer the query and show that none is missing; nothing if there are none. */
    record FindEvidenceSpan(EvidenceQuery query, long size) implements LedgerQuery<Optional<Span>> {
        @Override
        public ResponseType<Optional<Span>> answer() {
            return Query.optional(Span.class);
        }
    }

    /** From one position to another, both included. */
    record Span(long first, long last) {

        public long events() {
            return last - first + 1;
        }
    }

    /** Events as they are stored, from {@code first} to {@code last}; for a caller who reads everything, and refused to others. */
    record ListLogRows(long first, long last, Caller caller) implements LedgerQuery<List<LogRow>> {
        @Override
        public ResponseType<List<LogRow>> answer() {
            return Query.many(LogRow.class);
        }
    }

    /** The signature under a bundle whose bytes have this hash, as a signed note. */
    record SealEvidence(Hash ofAllBefore) implements LedgerQuery<String> {
        @Override
        public ResponseType<String> answer() {
            return Query.one(String.class);
        }
    }
}
