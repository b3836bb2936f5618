package io.reeve.query.ledger;

import io.reeve.kernel.Rejection;
import io.reeve.kernel.ledger.ConsistencyProof;
import io.reeve.kernel.ledger.LedgerKey;
import io.reeve.kernel.ledger.LedgerQuery.FindCheckpoint;
import io.reeve.kernel.ledger.LedgerQuery.FindTile;
import io.reeve.kernel.ledger.LedgerQuery.ListCheckpoints;
import io.reeve.kernel.ledger.LedgerQuery.ListLedgerKeys;
import io.reeve.kernel.ledger.LedgerQuery.ProveConsistency;
import io.reeve.kernel.ledger.LedgerQuery.ProveInclusion;
import io.reeve.kernel.ledger.LedgerQuery.ProveRange;
import io.reeve.kernel.ledger.MerkleTree;
import io.reeve.kernel.ledger.NoteKey;
import io.reeve.kernel.ledger.ProvedEvent;
import io.reeve.kernel.ledger.RangeProof;
import io.reeve.kernel.ledger.SignedCheckpoint;
import io.reeve.kernel.ledger.Tile;
import io.reeve.kernel.ledger.Tiles;
import io.reeve.query.projection.Read;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers from what is sealed. A tile that grew meanwhile begins as it did before, so no snapshot is needed. */
@Component
class LedgerAnswers {

    private static final String CHECKPOINTS = "select size, note, signed_at from reeve.ledger_checkpoint";

    private final Read read;

    LedgerAnswers(Read read) {
        this.read = read;
    }

    @QueryHandler
    Optional<SignedCheckpoint> handle(FindCheckpoint query) {
        return query.size() == null
                ? read.sql(CHECKPOINTS + " order by size desc limit 1")
                        .query(LedgerAnswers::checkpoint)
                        .optional()
                : read.sql(CHECKPOINTS + " where size = ?")
                        .param(query.size())
                        .query(LedgerAnswers::checkpoint)
                        .optional();
    }

    @QueryHandler
    List<SignedCheckpoint> handle(ListCheckpoints query) {
        return read.sql(CHECKPOINTS + " where size > ? order by size limit ?")
                .params(query.after(), query.limit())
                .query(LedgerAnswers::checkpoint)
                .list();
    }

    @QueryHandler
    Optional<Tile> handle(FindTile query) {
        int level = query.path().level();
        long index = query.path().index();
        int width = query.path().width();
        return Tile.width(level, index, size()) < width
                ? Optional.empty()
                : Optional.of(tile(level, index).first(width));
    }

    @QueryHandler
    ProvedEvent handle(ProveInclusion query) {
        requireSealed("size", query.size());
        requireWithin("position", query.position(), 1, query.size());
        Tiles tiles = new Tiles(this::tile);
        long leaf = query.position() - 1;
        return new ProvedEvent(
                query.position(), tiles.of(0, leaf), new MerkleTree(query.size(), tiles).inclusion(leaf));
    }

    @QueryHandler
    ConsistencyProof handle(ProveConsistency query) {
        requireSealed("to", query.size());
        requireWithin("from", query.earlier(), 0, query.size());
        return new MerkleTree(query.size(), new Tiles(this::tile)).consistency(query.earlier());
    }

    @QueryHandler
    RangeProof handle(ProveRange query) {
        requireSealed("size", query.size());
        requireWithin("last", query.last(), 1, query.size());
        requireWithin("first", query.first(), 1, query.last());
        return new MerkleTree(query.size(), new Tiles(this::tile)).range(query.first() - 1, query.last());
    }

    @QueryHandler
    List<LedgerKey> handle(ListLedgerKeys query) {
        return read.sql("""
                        select origin, public_key, since_size, made_at
                        from reeve.ledger, reeve.ledger_key
                        order by number""")
                .query((row, number) -> new LedgerKey(
                        new NoteKey(row.getString(1), row.getBytes(2)),
                        row.getLong(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .list();
    }

    private void requireSealed(String field, long size) {
        requireWithin(field, size, 0, size());
    }

    private static void requireWithin(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw Rejection.invalid(
                    field, "not_sealed", "Must be between " + least + " and " + most + ", which is sealed so far.");
        }
    }

    private long size() {
        return read.sql("select size from reeve.ledger").query(Long.class).single();
    }

    private Tile tile(int level, long index) {
        return Tile.of(
                level,
                index,
                read.sql("select hashes from reeve.ledger_tile where level = ? and index = ?")
                        .params(level, index)
                        .query(byte[].class)
                        .single());
    }

    private static SignedCheckpoint checkpoint(ResultSet row, int number) throws SQLException {
        return new SignedCheckpoint(
                row.getLong(1),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant());
    }
}
