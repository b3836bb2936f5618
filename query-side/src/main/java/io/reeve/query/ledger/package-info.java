/** Proofs over the log, computed from the tiles that were sealed. */
@NullMarked
package io.reeve.query.ledger;

import org.jspecify.annotations.NullMarked;
