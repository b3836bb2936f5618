package io.reeve.verify;

import io.reeve.kernel.ledger.Hash;
import io.reeve.kernel.ledger.Tile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tiles in the database: what it says was sealed. */
final class SealedTree implements AutoCloseable {

    private static final int KEPT = 64;

    private final PreparedStatement select;

    /** The last tiles of leaves that were looked at. */
    private final Map<Long, @Nullable Tile> leaves = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, @Nullable Tile> eldest) {
            return size() > KEPT;
        }
    };

    SealedTree(Connection connection) throws SQLException {
        select = connection.prepareStatement("select hashes from reeve.ledger_tile where level = ? and index = ?");
    }

    /** What was sealed at a position; null if that is not told any more. */
    @Nullable
    Hash leaf(long position) throws SQLException {
        if (position < 1) {
            return null;
        }
        long index = (position - 1) / Tile.WIDTH;
        if (!leaves.containsKey(index)) {
            leaves.put(index, tile(0, index));
        }
        Tile tile = leaves.get(index);
        int place = (int) ((position - 1) % Tile.WIDTH);
        return tile == null || tile.hashes().size() <= place
                ? null
                : tile.hashes().get(place);
    }

    /** Null where there is none, or what is there is no tile. */
    @Nullable
    Tile tile(int level, long index) throws SQLException {
        select.setInt(1, level);
        select.setLong(2, index);
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? Tile.of(level, index, row.getBytes(1)) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public void close() throws SQLException {
        select.close();
    }
}
