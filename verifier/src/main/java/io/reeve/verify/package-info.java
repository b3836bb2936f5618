/**
 * Checks what a server says of its log, offline: with the keys and checkpoints that whoever checks holds, and with nothing of the
 * server but {@code io.reeve.kernel.ledger}, the hashes and proofs that both must compute alike.
 */
@NullMarked
package io.reeve.verify;

import org.jspecify.annotations.NullMarked;
