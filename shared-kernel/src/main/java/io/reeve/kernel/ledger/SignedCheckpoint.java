package io.reeve.kernel.ledger;

import java.time.Instant;

/** A checkpoint as it was signed, word for word, and when. */
public record SignedCheckpoint(long size, String note, Instant signedAt) {}
