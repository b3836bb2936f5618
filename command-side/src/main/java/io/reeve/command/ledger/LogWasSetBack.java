package io.reeve.command.ledger;

import io.reeve.kernel.ledger.Checkpoint;
import java.nio.file.Path;

/** What is in the database does not begin with what this node knows to be sealed. Nothing is signed, and nothing written. */
final class LogWasSetBack extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LogWasSetBack(Checkpoint before, Checkpoint now, Path file) {
        super("the log was set back or changed: " + tree(before) + " was sealed, and what the database has now, "
                + tree(now)
                + ", does not begin with it. Nothing is sealed any more. If you restored a back-up: stop every"
                + " node, remove " + file + " on each, and start them (docs/operators.md, After restoring a back-up)."
                + " If nobody did, keep the database as it is, and that file, for those who find out.");
    }

    private static String tree(Checkpoint tree) {
        return "a tree of " + tree.size() + " events with the root " + tree.root();
    }
}
