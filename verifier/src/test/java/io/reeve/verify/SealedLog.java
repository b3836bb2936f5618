package io.reeve.verify;

import com.google.crypto.tink.subtle.Ed25519Sign;
import io.reeve.kernel.ledger.Checkpoint;
import io.reeve.kernel.ledger.Hash;
import io.reeve.kernel.ledger.LeafHash;
import io.reeve.kernel.ledger.LogRow;
import io.reeve.kernel.ledger.NoteKey;
import io.reeve.kernel.ledger.NoteSigner;
import io.reeve.kernel.ledger.SignedNote;
import io.reeve.kernel.ledger.Tile;
import io.reeve.kernel.ledger.TreeEdge;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/** A log of events that say nothing, sealed as the server would. Whoever tampers may use it too. */
record SealedLog(Connection connection) {

    static final String ORIGIN = "test/log";

    static NoteSigner signer(int number) {
        try {
            byte[] seed = new byte[32];
            seed[0] = (byte) number;
            return new NoteSigner(
                    new NoteKey(
                            ORIGIN, Ed25519Sign.KeyPair.newKeyPairFromSeed(seed).getPublicKey()),
                    seed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static LogRow row(long position) {
        return new LogRow(
                position,
                new UUID(position, 1),
                "Note",
                "note " + position / 3,
                position % 3,
                "note.written",
                "1",
                Instant.parse("2026-01-01T00:00:00Z").plusSeconds(position),
                ("{\"about\":\"thing-" + position % 10 + "\"}").getBytes(StandardCharsets.UTF_8),
                "{\"actor\":\"installation:test\"}".getBytes(StandardCharsets.UTF_8));
    }

    void append(LongStream positions) throws SQLException {
        LeafHash hash = new LeafHash();
        try (PreparedStatement insert =
                connection.prepareStatement("insert into reeve.event values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (long position : positions.toArray()) {
                LogRow row = row(position);
                insert.setLong(1, row.position());
                insert.setObject(2, row.eventId());
                insert.setString(3, row.aggregateType());
                insert.setString(4, row.aggregateId());
                insert.setLong(5, row.sequence());
                insert.setString(6, row.name());
                insert.setString(7, row.revision());
                insert.setObject(8, row.recordedAt().atOffset(ZoneOffset.UTC));
                insert.setBytes(9, row.payload());
                insert.setBytes(10, row.metadata());
                insert.setBytes(11, hash.of(row).bytes());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        headIs("(select max(position) from reeve.event)");
    }

    void headIs(String position) throws SQLException {
        execute("update reeve.log_head set position = " + position);
    }

    /** All that is in the log, signed after each of these sizes: what was sealed before is forgotten. */
    void sealAnew(List<NoteSigner> signers, long... sizes) throws SQLException {
        execute("truncate reeve.ledger, reeve.ledger_key, reeve.ledger_tile, reeve.ledger_checkpoint");
        for (int i = 0; i < signers.size(); i++) {
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into reeve.ledger_key values (?, ?, '', 0, now())")) {
                insert.setInt(1, i + 1);
                insert.setBytes(2, signers.get(i).key().publicKey());
                insert.executeUpdate();
            }
        }
        TreeEdge edge = TreeEdge.of(0, (level, index) -> {
            throw new IllegalStateException();
        });
        execute("insert into reeve.ledger (origin, size) values ('" + ORIGIN + "', " + sizes[sizes.length - 1] + ")");
        try (PreparedStatement select = connection.prepareStatement(
                        "select leaf_hash from reeve.event order by position limit " + sizes[sizes.length - 1]);
                var rows = select.executeQuery()) {
            int next = 0;
            while (rows.next()) {
                edge.append(Hash.of(rows.getBytes(1)));
                if (edge.size() == sizes[next]) {
                    checkpoint(edge, next == 0 ? signers : List.of(signers.getLast()));
                    next++;
                }
            }
        }
        for (Tile tile : edge.takeChanged()) {
            write(tile);
        }
    }

    private void checkpoint(TreeEdge edge, List<NoteSigner> signers) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into reeve.ledger_checkpoint values (?, ?, now())")) {
            insert.setLong(1, edge.size());
            insert.setString(
                    2,
                    SignedNote.sign(new Checkpoint(ORIGIN, edge.size(), edge.root()).text(), signers)
                            .toString());
            insert.executeUpdate();
        }
    }

    private void write(Tile tile) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into reeve.ledger_tile values (?, ?, ?)")) {
            insert.setInt(1, tile.level());
            insert.setLong(2, tile.index());
            insert.setBytes(3, tile.bytes());
            insert.executeUpdate();
        }
    }

    /** What {@code docs/log.md} says of the leaf hash, for those who change an event and know it. */
    void hashAnew(String where) throws SQLException {
        execute("""
                update reeve.event set leaf_hash = sha256(
                    '\\x00'::bytea
                    || int4send(8) || int8send(position)
                    || int4send(16) || uuid_send(event_id)
                    || int4send(octet_length(aggregate_type)) || convert_to(aggregate_type, 'UTF8')
                    || int4send(octet_length(aggregate_id)) || convert_to(aggregate_id, 'UTF8')
                    || int4send(8) || int8send(sequence)
                    || int4send(octet_length(name)) || convert_to(name, 'UTF8')
                    || int4send(octet_length(revision)) || convert_to(revision, 'UTF8')
                    || int4send(8) || int8send((extract(epoch from recorded_at) * 1000000)::bigint)
                    || int4send(octet_length(payload)) || payload
                    || int4send(octet_length(metadata)) || metadata)
                where """ + " " + where);
    }

    String checkpoint(long size) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select note from reeve.ledger_checkpoint where size = " + size)) {
            row.next();
            return row.getString(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
