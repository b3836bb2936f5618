/**
 * Seals the log: what is committed becomes, in order, leaves of the Merkle tree, and the tree is signed. Knows leaf hashes and
 * nothing of what events say.
 */
@NullMarked
package io.reeve.command.ledger;

import org.jspecify.annotations.NullMarked;
