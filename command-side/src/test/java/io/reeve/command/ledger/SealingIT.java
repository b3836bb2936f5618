package io.reeve.command.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.reeve.command.personal.TestKeys;
import io.reeve.kernel.ledger.Checkpoint;
import io.reeve.kernel.ledger.Hash;
import io.reeve.kernel.ledger.LeafHash;
import io.reeve.kernel.ledger.LogRow;
import io.reeve.kernel.ledger.MerkleTree;
import io.reeve.kernel.ledger.NoteKey;
import io.reeve.kernel.ledger.SignedNote;
import io.reeve.kernel.ledger.Tile;
import io.reeve.kernel.ledger.Tiles;
import io.reeve.kernel.ledger.TreeEdge;
import io.reeve.testing.TestDatabase;
import io.reeve.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SealingIT {

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final JdbcClient jdbc = database.jdbc();
    private final List<Hash> leaves = new ArrayList<>();

    @Test
    void what_is_committed_is_sealed_in_order_and_signed_whatever_the_steps() {
        Sealing sealing = node("", 100);
        assertThat(sealing.seal()).isFalse();
        assertThat(checkpoints()).isEmpty();
        append(300);
        assertThat(sealing.seal()).isTrue();
        assertThat(sealing.seal()).isTrue();
        append(7);
        assertThat(sealing.seal()).isTrue();
        assertThat(sealing.seal()).isFalse();
        assertThat(sealing.seal()).isFalse();

        assertThat(checkpoints()).extracting(Checkpoint::size).containsExactly(100L, 200L, 300L, 307L);
        for (Checkpoint checkpoint : checkpoints()) {
            assertThat(checkpoint.root()).isEqualTo(root(checkpoint.size()));
            assertThat(new MerkleTree(checkpoint.size(), new Tiles(this::tile)).root())
                    .isEqualTo(checkpoint.root());
        }
        assertThat(notes()).allMatch(note -> note.isSignedBy(keys()));
        assertThat(keys()).hasSize(1);
    }

    @Test
    void another_node_goes_on_where_one_stopped_and_signs_with_the_same_key() {
        append(3);
        node("", 100).seal();
        append(3);
        node("", 100).seal();
        assertThat(checkpoints()).extracting(Checkpoint::root).containsExactly(root(3), root(6));
        assertThat(keys()).hasSize(1);
    }

    @Test
    void nobody_waits_for_a_node_that_is_at_it() throws Exception {
        append(3);
        Sealing sealing = node("", 100);
        try (Connection other = database.dataSource().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().executeQuery("select from reeve.ledger for update");
            assertThat(sealing.seal()).isFalse();
            assertThat(checkpoints()).isEmpty();
        }
        sealing.seal();
        assertThat(checkpoints()).hasSize(1);
    }

    @Test
    void nothing_after_a_missing_position_is_sealed() {
        append(5);
        jdbc.sql("delete from reeve.event where position = 4").update();
        Sealing sealing = node("", 3);
        sealing.seal();
        assertThatIllegalStateException().isThrownBy(sealing::seal).withMessageContaining("lacks position 4");
        assertThat(checkpoints()).extracting(Checkpoint::size).containsExactly(3L);
    }

    @Test
    void a_key_that_takes_over_is_vouched_for_by_the_one_before() {
        append(1);
        node(seed(1), 100).seal();
        append(1);
        Sealing after = node(seed(2), 100);
        after.seal();
        append(1);
        after.seal();
        node(seed(1), 100); // an old setting brings an old key not back

        List<NoteKey> keys = keys();
        assertThat(keys).hasSize(2);
        assertThat(notes())
                .extracting(note -> note.isSignedBy(keys.subList(0, 1)), note -> note.isSignedBy(keys.subList(1, 2)))
                .containsExactly(tuple(true, false), tuple(true, true), tuple(false, true));
    }

    @Test
    void a_key_that_is_none_stops_the_start_and_is_not_shown() {
        assertThatIllegalStateException()
                .isThrownBy(() -> node("bm90IGEga2V5", 100))
                .withMessageContaining("REEVE_LEDGER_KEY");
        assertThat(settings("c2VjcmV0", 1).toString()).doesNotContain("c2VjcmV0");
    }

    private Sealing node(String key, int batch) {
        DataSource source = database.dataSource();
        JdbcClient client = JdbcClient.create(source);
        TransactionTemplate transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
        LedgerKeys keys = new LedgerKeys(client, TestKeys.installationKey());
        keys.open(settings(key, batch), transactions);
        return new Sealing(client, transactions, keys, batch);
    }

    private static LedgerSettings settings(String key, int batch) {
        return new LedgerSettings(true, "test/log", key, Duration.ofMillis(10), batch, Duration.ofSeconds(1));
    }

    private static String seed(int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return Base64.getEncoder().encodeToString(seed);
    }

    /** As the appender would. */
    private void append(int events) {
        LeafHash hash = new LeafHash();
        for (int i = 0; i < events; i++) {
            long position = leaves.size() + 1;
            LogRow row = new LogRow(
                    position,
                    UUID.randomUUID(),
                    "Note",
                    "one",
                    position,
                    "note.written",
                    "1",
                    Instant.EPOCH.plusSeconds(position),
                    "{}".getBytes(StandardCharsets.UTF_8),
                    "{}".getBytes(StandardCharsets.UTF_8));
            leaves.add(hash.of(row));
            jdbc.sql("insert into reeve.event values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            row.position(),
                            row.eventId(),
                            row.aggregateType(),
                            row.aggregateId(),
                            row.sequence(),
                            row.name(),
                            row.revision(),
                            row.recordedAt().atOffset(ZoneOffset.UTC),
                            row.payload(),
                            row.metadata(),
                            leaves.getLast().bytes())
                    .update();
        }
    }

    private Hash root(long size) {
        TreeEdge edge = TreeEdge.of(0, (level, index) -> {
            throw new AssertionError("an empty tree has no tiles");
        });
        leaves.subList(0, (int) size).forEach(edge::append);
        return edge.root();
    }

    private List<SignedNote> notes() {
        return jdbc.sql("select note from reeve.ledger_checkpoint order by size").query(String.class).list().stream()
                .map(SignedNote::parse)
                .toList();
    }

    private List<Checkpoint> checkpoints() {
        return notes().stream().map(note -> Checkpoint.parse(note.text())).toList();
    }

    private List<NoteKey> keys() {
        return jdbc.sql("select public_key from reeve.ledger_key order by number").query(byte[].class).list().stream()
                .map(key -> new NoteKey("test/log", key))
                .toList();
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
}
