package io.reeve.kernel.ledger;

import java.time.Instant;

/** A key that signs checkpoints over more than {@code sinceSize} events, until the next one takes over. */
public record LedgerKey(NoteKey key, long sinceSize, Instant madeAt) {}
