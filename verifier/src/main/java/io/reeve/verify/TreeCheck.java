package io.reeve.verify;

import io.reeve.kernel.ledger.Checkpoint;
import io.reeve.kernel.ledger.Hash;
import io.reeve.kernel.ledger.Tile;
import io.reeve.kernel.ledger.TilePath;
import io.reeve.kernel.ledger.TreeEdge;
import io.reeve.verify.Finding.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Grows the tree again from the leaves that were sealed, and holds every tile and every signed checkpoint against it: those in
 * the database, and those that whoever checks brought along.
 */
final class TreeCheck implements AutoCloseable {

    private final Report report;
    private final SealedTree sealed;
    private final Trust trust;
    private final String origin;
    private final PreparedStatement select;
    private final ResultSet checkpoints;
    private final Map<Long, Hash> held = new HashMap<>();
    private final TreeEdge edge = TreeEdge.of(0, (level, index) -> {
        throw new IllegalStateException("a tree without leaves has no tiles");
    });
    private @Nullable Checkpoint next;
    private long lastGood;
    private long checked;
    private boolean complete = true;

    TreeCheck(Connection connection, String origin, SealedTree sealed, Trust trust, Report report) throws SQLException {
        this.report = report;
        this.sealed = sealed;
        this.trust = trust;
        this.origin = origin;
        select = connection.prepareStatement("select size, note from reeve.ledger_checkpoint order by size");
        select.setFetchSize(1000);
        checkpoints = select.executeQuery();
        next = nextCheckpoint();
    }

    /** A checkpoint that whoever checks has kept, of a log that had {@code size} events then. */
    void hold(Checkpoint checkpoint) {
        Hash other = held.putIfAbsent(checkpoint.size(), checkpoint.root());
        if (other != null && !other.equals(checkpoint.root())) {
            report.find(
                    Kind.HISTORY,
                    "two kept checkpoints of " + checkpoint.size() + " events are signed and not of the same log:"
                            + " the log was forged");
        }
    }

    /** The next leaf; null if neither the event nor the tree tells it. */
    void leaf(@Nullable Hash leaf) throws SQLException {
        if (leaf == null) {
            complete = false;
        }
        if (leaf == null || !complete) {
            return;
        }
        edge.append(leaf);
        if (edge.size() % Tile.WIDTH == 0) {
            compare(edge.takeFilled());
        }
        Checkpoint signed = next;
        while (signed != null && signed.size() <= edge.size()) {
            compare(signed);
            next = nextCheckpoint();
            signed = next;
        }
        Hash root = held.get(edge.size());
        if (root != null && !root.equals(edge.root())) {
            report.find(
                    Kind.HISTORY,
                    "this is not the log that the checkpoint of " + edge.size() + " events is of: something in them"
                            + " was changed since");
        }
    }

    void end() throws SQLException {
        if (complete) {
            compare(edge.takeChanged());
        } else {
            report.find(Kind.TREE, edge.size() + 1, "the tree lacks leaves from here on and cannot be checked further");
        }
        while (complete && next != null) {
            report.find(
                    Kind.TREE,
                    next.size(),
                    "a checkpoint was signed over " + next.size() + " events, more than the tree has now");
            next = nextCheckpoint();
        }
        report.note(checked + " signed checkpoints hold");
    }

    private void compare(List<Tile> tiles) throws SQLException {
        for (Tile tile : tiles) {
            if (!tile.equals(sealed.tile(tile.level(), tile.index()))) {
                String path =
                        new TilePath(tile.level(), tile.index(), tile.hashes().size()).toString();
                report.find(Kind.TREE, "tile " + path + " is not what the leaves under it make");
            }
        }
    }

    private void compare(Checkpoint signed) {
        if (signed.size() == edge.size()
                && signed.root().equals(edge.root())
                && signed.origin().equals(origin)) {
            checked++;
            lastGood = signed.size();
            return;
        }
        report.find(
                Kind.HISTORY,
                lastGood + 1,
                "the log is not the one that was signed at " + signed.size() + " events; up to " + lastGood
                        + " it is, so something between was changed, and the tree with it");
    }

    private @Nullable Checkpoint nextCheckpoint() throws SQLException {
        while (checkpoints.next()) {
            long size = checkpoints.getLong(1);
            var checkpoint = trust.open("checkpoint of " + size + " events", checkpoints.getString(2), report);
            if (checkpoint.isPresent() && checkpoint.get().size() == size) {
                return checkpoint.get();
            }
            if (checkpoint.isPresent()) {
                report.find(Kind.TREE, "the checkpoint of " + size + " events stands under another size");
            }
        }
        return null;
    }

    @Override
    public void close() throws SQLException {
        select.close();
    }
}
