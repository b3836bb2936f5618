package io.reeve.command.ledger;

import io.reeve.kernel.ledger.Checkpoint;
import io.reeve.kernel.ledger.Hash;
import io.reeve.kernel.ledger.SignedNote;
import io.reeve.kernel.ledger.Tile;
import io.reeve.kernel.ledger.Tiles;
import io.reeve.kernel.ledger.TreeEdge;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One step of the tree's growth, in one transaction: the leaf hashes of what was committed since the last one, the tiles they
 * change, and a checkpoint over all. Whatever is stopped in the middle has done nothing. A tree that does not begin with the one
 * that this node knows to be sealed is never signed.
 */
final class Sealing {

    private record Place(long position, Hash leaf) {}

    private record Turn(String origin, long size) {}

    private record Step(Checkpoint sealed, boolean more) {}

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final LedgerKeys keys;
    private final LastSealed known;
    private final int batch;

    Sealing(JdbcClient jdbc, TransactionOperations transactions, LedgerKeys keys, LastSealed known, int batch) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.keys = keys;
        this.known = known;
        this.batch = batch;
    }

    /** Whether there may be more; not so when another node is at it. Throws {@link LogWasSetBack} and has done nothing then. */
    boolean seal() {
        Optional<Step> step = Objects.requireNonNull(transactions.execute(
                status -> jdbc.sql("select origin, size from reeve.ledger for update skip locked")
                        .query((row, number) -> new Turn(row.getString(1), row.getLong(2)))
                        .optional()
                        .map(this::seal)));
        step.map(Step::sealed).ifPresent(known::remember);
        return step.map(Step::more).orElse(false);
    }

    private Step seal(Turn turn) {
        TreeEdge edge = TreeEdge.of(turn.size(), this::tile);
        Checkpoint begun = new Checkpoint(turn.origin(), edge.size(), edge.root());
        known.requireBeginningOf(begun, new Tiles(this::tile));
        List<Place> places = after(turn.size());
        if (places.isEmpty()) {
            return new Step(begun, false);
        }
        for (Place place : places) {
            if (place.position() != edge.size() + 1) {
                throw new IllegalStateException(
                        "the log lacks position " + (edge.size() + 1) + ", nothing after it can be sealed");
            }
            edge.append(place.leaf());
        }
        edge.takeChanged().forEach(this::write);
        Checkpoint checkpoint = new Checkpoint(turn.origin(), edge.size(), edge.root());
        jdbc.sql("insert into reeve.ledger_checkpoint (size, note, signed_at) values (?, ?, clock_timestamp())")
                .params(
                        edge.size(),
                        SignedNote.sign(checkpoint.text(), keys.signers(turn.origin(), turn.size()))
                                .toString())
                .update();
        jdbc.sql("update reeve.ledger set size = ?").param(edge.size()).update();
        return new Step(checkpoint, places.size() == batch);
    }

    private List<Place> after(long size) {
        return jdbc.sql("select position, leaf_hash from reeve.event where position > ? order by position limit ?")
                .params(size, batch)
                .query((row, number) -> new Place(row.getLong(1), Hash.of(row.getBytes(2))))
                .list();
    }

    private Tile tile(int level, long index) {
        return Tile.of(
                level,
                index,
                jdbc.sql("select hashes from reeve.ledger_tile where level = ? and index = ?")
                        .params(level, index)
                        .query(byte[].class)
                        .single());
    }

    private void write(Tile tile) {
        jdbc.sql("""
                        insert into reeve.ledger_tile (level, index, hashes) values (?, ?, ?)
                        on conflict (level, index) do update set hashes = excluded.hashes""").params(tile.level(), tile.index(), tile.bytes()).update();
    }
}
