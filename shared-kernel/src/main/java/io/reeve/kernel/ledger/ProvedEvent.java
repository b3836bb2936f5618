package io.reeve.kernel.ledger;

/** The leaf hash of an event, and that it is in the tree. */
public record ProvedEvent(long position, Hash leafHash, InclusionProof proof) {}
