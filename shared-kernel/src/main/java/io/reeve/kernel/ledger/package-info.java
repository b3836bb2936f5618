/**
 * The log proves itself: a Merkle tree over every event, signed checkpoints of it, and the proofs that tie one to the other.
 * Pure functions of bytes, so that whoever checks trusts neither the server nor its database; {@code docs/log.md} says the
 * same in words.
 */
@NullMarked
package io.reeve.kernel.ledger;

import org.jspecify.annotations.NullMarked;
