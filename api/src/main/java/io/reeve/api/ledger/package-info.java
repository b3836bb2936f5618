/** Checkpoints, tiles and proofs over HTTP: what an auditor needs to trust the log without trusting its server. */
@NullMarked
package io.reeve.api.ledger;

import org.jspecify.annotations.NullMarked;
