package io.reeve.command.ledger;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SealingIT {

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final JdbcClient jdbc = database.jdbc();
    private final List<Hash> leaves = new ArrayList<>();

    @TempDir
    private Path data;

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

    @Test
    void a_history_that_was_made_up_without_the_key_is_not_signed() throws IOException {
        Sealing sealing = node("", 100);
        append(5);
        sealing.seal();
        makeUpAnew(4);
        Standing forged = standing();

        assertThatExceptionOfType(LogWasSetBack.class)
                .isThrownBy(sealing::seal)
                .withMessageContainingAll("a tree of 5 events", "a tree of 3 events", data.toString(), "operators.md");
        assertThatExceptionOfType(LogWasSetBack.class).as("after a restart").isThrownBy(node("", 100)::seal);
        append(5);
        assertThatExceptionOfType(LogWasSetBack.class).as("after some time").isThrownBy(node("", 100)::seal);
        assertThat(standing()).as("nothing is overwritten").isEqualTo(forged);

        try (Stream<Path> files = Files.list(data)) {
            Files.delete(files.toList().getFirst());
        }
        node("", 100).seal();
        assertThat(checkpoints()).as("an operator said that it is right").hasSize(1);
    }

    @Test
    void a_tree_that_was_changed_where_it_stands_is_not_signed() {
        Sealing sealing = node("", 100);
        append(5);
        sealing.seal();
        jdbc.sql("update reeve.ledger_tile set hashes = overlay(hashes placing sha256('') from 1)")
                .update();
        append(1);
        assertThatExceptionOfType(LogWasSetBack.class).isThrownBy(sealing::seal);
        assertThat(checkpoints()).hasSize(1);
    }

    @Test
    void a_tree_that_grew_by_another_node_must_have_grown_from_the_known_one(@TempDir Path elsewhere) {
        Sealing one = node("", 200);
        Sealing other = node("", 50, elsewhere);
        append(200);
        one.seal();
        append(100);
        other.seal();
        other.seal();
        append(1);
        assertThat(one.seal()).isFalse();
        assertThat(checkpoints()).extracting(Checkpoint::size).containsExactly(200L, 250L, 300L, 301L);

        // one that knows nothing is made to seal what the other must not go on with
        makeUpAnew(150);
        append(1);
        Sealing third = node("", 1000, elsewhere.resolve("new"));
        third.seal();
        append(1);
        assertThatExceptionOfType(LogWasSetBack.class).isThrownBy(one::seal);
    }

    @Test
    void what_is_known_is_its_owners_and_of_one_log_only() throws IOException {
        append(5);
        node("", 100).seal();
        jdbc.sql("update reeve.ledger set origin = 'another/log', size = 0").update();
        jdbc.sql("delete from reeve.ledger_checkpoint").update();
        node("", 100).seal();
        assertThat(checkpoints()).extracting(Checkpoint::origin).containsExactly("another/log");
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files)
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
    }

    @Test
    void a_node_whose_folder_cannot_be_written_knows_as_long_as_it_runs() throws IOException {
        Sealing sealing = node("", 100, Files.createFile(data.resolve("a file")));
        append(5);
        sealing.seal();
        makeUpAnew(4);
        assertThatExceptionOfType(LogWasSetBack.class).isThrownBy(sealing::seal);
    }

    @Test
    void a_file_that_died_with_the_machine_counts_as_none() throws IOException {
        append(5);
        node("", 100).seal();
        try (Stream<Path> files = Files.list(data)) {
            Files.writeString(files.toList().getFirst(), "");
        }
        append(1);
        node("", 100).seal();
        assertThat(checkpoints()).extracting(Checkpoint::size).containsExactly(5L, 6L);
    }

    @Test
    void a_sealer_refuses_until_the_log_is_again_what_it_was() {
        append(5);
        Sealer sealer = new Sealer(settings("", 100), node("", 100));
        sealer.start();
        try {
            soon().until(() -> checkpoints().size() == 1);
            jdbc.sql("update reeve.ledger set size = 3").update();
            sealer.wake();
            soon().until(() -> sealer.refusal().isPresent());
            Health told = new SealingHealth(sealer::refusal).health();
            assertThat(told.getStatus()).isEqualTo(Status.UP);
            assertThat(told.getDetails().get("refused").toString()).contains("the log was set back", "sealed-");
            jdbc.sql("update reeve.ledger set size = 5").update();
            append(1);
            sealer.wake();
            soon().until(() -> checkpoints().size() == 2);
            assertThat(sealer.refusal()).isEmpty();
            assertThat(new SealingHealth(sealer::refusal).health().getDetails()).isEmpty();
        } finally {
            sealer.stop();
        }
    }

    /** As whoever has the database and not the key would: the server is left to sign it. */
    private void makeUpAnew(long position) {
        jdbc.sql("update reeve.event set payload = 'forged', leaf_hash = sha256('forged') where position = ?")
                .param(position)
                .update();
        jdbc.sql("delete from reeve.ledger_checkpoint where size >= ?")
                .param(position)
                .update();
        jdbc.sql("update reeve.ledger set size = ?").param(position - 1).update();
    }

    private record Standing(List<String> tiles, List<Checkpoint> checkpoints, long size) {}

    private Standing standing() {
        return new Standing(
                jdbc.sql("select encode(hashes, 'hex') from reeve.ledger_tile order by level, index")
                        .query(String.class)
                        .list(),
                checkpoints(),
                jdbc.sql("select size from reeve.ledger").query(Long.class).single());
    }

    private Sealing node(String key, int batch) {
        return node(key, batch, data);
    }

    private Sealing node(String key, int batch, Path folder) {
        DataSource source = database.dataSource();
        JdbcClient client = JdbcClient.create(source);
        TransactionTemplate transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
        LedgerKeys keys = new LedgerKeys(client, TestKeys.installationKey());
        keys.open(settings(key, batch), transactions);
        return new Sealing(client, transactions, keys, new LastSealed(folder), batch);
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
