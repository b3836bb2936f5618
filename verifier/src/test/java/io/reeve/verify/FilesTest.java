package io.reeve.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.reeve.kernel.ledger.Checkpoint;
import io.reeve.kernel.ledger.ConsistencyProof;
import io.reeve.kernel.ledger.EvidenceFilter;
import io.reeve.kernel.ledger.EvidenceLine;
import io.reeve.kernel.ledger.EvidenceLine.Header;
import io.reeve.kernel.ledger.EvidenceLine.Held;
import io.reeve.kernel.ledger.EvidenceLine.Seal;
import io.reeve.kernel.ledger.EvidenceLine.Trailer;
import io.reeve.kernel.ledger.EvidenceQuery;
import io.reeve.kernel.ledger.Hash;
import io.reeve.kernel.ledger.LeafHash;
import io.reeve.kernel.ledger.LogLine;
import io.reeve.kernel.ledger.MerkleTree;
import io.reeve.kernel.ledger.NoteSigner;
import io.reeve.kernel.ledger.RangeProof;
import io.reeve.kernel.ledger.SignedNote;
import io.reeve.verify.Finding.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is checked with nothing but files: checkpoints, exports, bundles of evidence. */
class FilesTest {

    private static final long SIZE = 100;
    private static final NoteSigner SIGNER = SealedLog.signer(1);
    private static final JsonMapper JSON = new JsonMapper();

    private final String checkpoint = note(SIZE);

    @Test
    void a_checkpoint_follows_an_earlier_one() {
        ConsistencyProof proof = tree(SIZE).consistency(60);
        CheckpointCheck check = new CheckpointCheck(List.of(SIGNER.key()));
        assertThat(check.run(note(60), checkpoint, proof).passes()).isTrue();
        assertThat(check.run(note(59), checkpoint, proof).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.UNREADABLE);
        assertThat(check.run(checkpoint, note(60), proof).findings())
                .extracting(Finding::kind, Finding::position)
                .containsExactly(tuple(Kind.HISTORY, 61L));
        assertThat(check.run(note(new Checkpoint(SealedLog.ORIGIN, 60, Hash.OF_NOTHING)), checkpoint, proof)
                        .findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.HISTORY);
        assertThat(new CheckpointCheck(List.of(SealedLog.signer(2).key()))
                        .run(note(60), checkpoint, proof)
                        .findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.SIGNATURE, Kind.SIGNATURE);
    }

    @Test
    void proofs_are_read_as_a_server_answers_them() {
        Hash hash = Hash.OF_NOTHING;
        assertThat(Proofs.consistency("{\"from\":2,\"to\":5,\"hashes\":[\"" + hash + "\"]}"))
                .isEqualTo(new ConsistencyProof(2, 5, List.of(hash)));
        assertThat(Proofs.range("{\"first\":2,\"last\":5,\"tree_size\":7,\"hashes\":[\"" + hash + "\"]}"))
                .isEqualTo(new RangeProof(1, 5, 7, List.of(hash)));
        for (String none : List.of(
                "", "{}", "{\"from\":2,\"to\":5,\"hashes\":null}", "{\"from\":2,\"to\":5,\"hashes\":[\"short\"]}")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Proofs.consistency(none));
        }
    }

    @Test
    void an_export_and_a_single_event_are_those_that_were_sealed() throws IOException {
        assertThat(export(lines(11, 30), 11, 30).passes()).isTrue();
        assertThat(export(lines(42, 42), 42, 42).passes()).isTrue();
        assertThat(export(lines(1, 100), 1, 100).passes()).isTrue();
    }

    @Test
    void an_export_that_was_touched_is_not() throws IOException {
        assertThat(export(lines(11, 30).replace("thing-5", "thing-6"), 11, 30).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.CHANGED);
        assertThat(export(without(lines(11, 30), 5), 11, 30).findings())
                .extracting(Finding::kind, Finding::position)
                .contains(tuple(Kind.INCOMPLETE, 16L));
        assertThat(export(lines(11, 31), 11, 30).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.INSERTED);
        assertThat(export(lines(11, 29), 11, 30).passes()).isFalse();
    }

    @Test
    void an_export_that_tells_the_hash_of_each_event_names_the_one_that_was_touched() throws IOException {
        StringBuilder untouched = new StringBuilder();
        StringBuilder touched = new StringBuilder();
        for (long position = 11; position <= 30; position++) {
            ObjectNode line = JSON.valueToTree(LogLine.of(SealedLog.row(position)));
            line.put("leaf_hash", new LeafHash().of(SealedLog.row(position)).hex());
            untouched.append(line).append('\n');
            if (position == 17) {
                line.put("payload", "{}");
            }
            touched.append(line).append('\n');
        }
        assertThat(export(untouched.toString(), 11, 30).passes()).isTrue();
        Report report = export(touched.toString(), 11, 30);
        assertThat(report.findings())
                .extracting(Finding::kind, Finding::position)
                .containsExactly(tuple(Kind.CHANGED, 17L));
        assertThat(report.toString())
                .contains(SealedLog.row(17).name(), SealedLog.row(17).eventId().toString());
    }

    @Test
    void a_single_event_that_was_touched_is_named() throws IOException {
        ObjectNode line = JSON.valueToTree(LogLine.of(SealedLog.row(42)));
        Report report = export(line.put("payload", "{}") + "\n", 42, 42);
        assertThat(report.findings())
                .extracting(Finding::kind, Finding::position)
                .containsExactly(tuple(Kind.CHANGED, 42L));
        assertThat(report.toString()).contains(SealedLog.row(42).eventId().toString());
    }

    @Test
    void a_bundle_proves_that_it_is_all_of_it() throws IOException {
        Report all = check(bundle(about("thing-7"), 1, SIZE));
        assertThat(all.findings()).isEmpty();
        // ten events mention it, and those whose thing began with such an event belong to it
        assertThat(all.lookedAt()).anyMatch(line -> line.startsWith("16 events"));
        Report time = check(bundle(between(20, 30), 19, 30));
        assertThat(time.findings()).isEmpty();
        assertThat(time.lookedAt()).anyMatch(line -> line.startsWith("10 events"));
        assertThat(check(bundle(about("note 10"), 30, SIZE)).findings()).isEmpty();
    }

    @Test
    void a_report_tells_which_question_a_bundle_answers() throws IOException {
        assertThat(check(bundle(about("thing-7"), 1, SIZE)).lookedAt())
                .contains("asked for by me at now: about thing-7; the last event is of 2026-01-01T00:01:40Z");
        assertThat(check(bundle(between(20, 30), 19, 30)).lookedAt())
                .contains("asked for by me at now: recorded since 2026-01-01T00:00:20Z, until before"
                        + " 2026-01-01T00:00:30Z; the last event is of 2026-01-01T00:00:30Z");
    }

    @Test
    void a_bundle_that_could_lack_something_says_so() throws IOException {
        assertThat(check(bundle(about("thing-7"), 2, SIZE)).findings())
                .extracting(Finding::kind, Finding::position)
                .containsExactly(tuple(Kind.INCOMPLETE, 2L));
        assertThat(check(bundle(about("thing-7"), 1, 99)).findings())
                .extracting(Finding::kind, Finding::position)
                .containsExactly(tuple(Kind.INCOMPLETE, 99L));
        assertThat(check(bundle(between(20, 30), 20, 29)).findings())
                .extracting(Finding::position)
                .containsExactly(20L, 29L);
    }

    @Test
    void a_bundle_that_was_touched_is_no_evidence() throws IOException {
        String good = bundle(about("thing-7"), 1, SIZE);
        assertThat(check(good.replaceFirst("thing-7", "thing-8")).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.SIGNATURE);
        assertThat(check(without(good, 50)).passes()).isFalse();
        assertThat(check(good.replace("note.written\",\"revision\":\"1\"", "note.written\",\"revision\":\"2\""))
                        .findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.HISTORY);
        assertThat(check(good.replace("\"picked\":16", "\"picked\":15")).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.INCOMPLETE, Kind.SIGNATURE);
        assertThat(check(good.replace("\"events\":100", "\"events\":99")).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.INCOMPLETE, Kind.SIGNATURE);
        assertThat(check(good.replace("\"held\":0", "\"held\":0,\"x\":1")).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.SIGNATURE);
        assertThat(check(good.substring(0, good.lastIndexOf("{\"signature\""))).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.INCOMPLETE);
        assertThat(check(good + "{}\n").findings()).extracting(Finding::kind).containsExactly(Kind.UNREADABLE);
        assertThat(check("nothing\n").findings()).extracting(Finding::kind).containsExactly(Kind.UNREADABLE);
    }

    @Test
    void a_bundle_that_lacks_any_part_of_a_line_is_found_and_told() throws IOException {
        List<String> good = bundle(about("thing-7"), 1, SIZE).lines().toList();
        for (int line : new int[] {0, 1, good.size() - 2, good.size() - 1}) {
            for (String part : JSON.readTree(good.get(line)).propertyNames()) {
                for (boolean isNull : new boolean[] {true, false}) {
                    ObjectNode less = (ObjectNode) JSON.readTree(good.get(line));
                    if (isNull) {
                        less.putNull(part);
                    } else {
                        less.remove(part);
                    }
                    List<String> lines = new ArrayList<>(good);
                    lines.set(line, less.toString());
                    assertThat(check(String.join("\n", lines) + "\n").passes())
                            .as("line %d without %s", line, part)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void a_bundle_of_which_a_line_of_who_held_what_was_touched_is_no_evidence() throws IOException {
        String good = bundle(between(20, 30), 19, 30, List.of(held(3), held(7), held(12)));
        assertThat(check(good).findings()).isEmpty();
        assertThat(check(good).lookedAt())
                .contains("3 times something is said to have been held, 0 of them from an event in the bundle on");
        int line = 1 + 12 + 1; // after the header, the events, and one other
        assertThat(sentences(without(good, line)))
                .containsExactly(
                        "the bundle counts 3 times that something was held, there are 2",
                        "the bundle is not as it was signed");
        assertThat(sentences(good.replace(json(held(7)), json(held(7)) + json(held(8)))))
                .containsExactly(
                        "the bundle counts 3 times that something was held, there are 4",
                        "the bundle is not as it was signed");
        assertThat(sentences(good.replace("person of 7", "person of 8")))
                .containsExactly("the bundle is not as it was signed");
        assertThat(sentences(good.replace(json(held(7)) + json(held(12)), json(held(12)) + json(held(7)))))
                .containsExactly(
                        "position 7: who held what is not told in the order of the grants here: this was put in, or"
                                + " stands elsewhere",
                        "the bundle is not as it was signed");
        assertThat(sentences(good.replace("\"held\":3", "\"held\":2")))
                .containsExactly(
                        "the bundle counts 2 times that something was held, there are 3",
                        "the bundle is not as it was signed");
        assertThat(check(good.replace("\"app_id\":\"app\",", "")).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.UNREADABLE);
    }

    @Test
    void a_bundle_of_another_form_is_told_to_be_one() throws IOException {
        String good = bundle(about("thing-7"), 1, SIZE);
        String form = "\"reeve_evidence\":" + EvidenceLine.VERSION;
        assertThat(sentences(good.replace(form, "\"reeve_evidence\":1")))
                .singleElement()
                .asString()
                .contains("made by an earlier version");
        assertThat(sentences(good.replace(form, "\"reeve_evidence\":99")))
                .singleElement()
                .asString()
                .contains("made by a later version");
    }

    private Report export(String lines, long first, long last) throws IOException {
        return new ExportCheck(List.of(SIGNER.key())).run(in(lines), tree(SIZE).range(first - 1, last), checkpoint);
    }

    private static Report check(String bundle) throws IOException {
        return new EvidenceCheck(List.of(SIGNER.key())).run(in(bundle));
    }

    private String bundle(EvidenceQuery query, long first, long last) {
        return bundle(query, first, last, List.of());
    }

    private String bundle(EvidenceQuery query, long first, long last, List<Held> held) {
        EvidenceFilter filter = query.filter();
        long picked = 0;
        for (long position = first; position <= last; position++) {
            picked += filter.picks(SealedLog.row(position)) ? 1 : 0;
        }
        RangeProof proof = tree(SIZE).range(first - 1, last);
        String before = json(new Header(
                        EvidenceLine.VERSION, query, "me", "now", first, last, SIZE, checkpoint, proof.hashes()))
                + lines(first, last)
                + held.stream().map(FilesTest::json).collect(Collectors.joining())
                + json(new Trailer(last - first + 1, picked, held.size()));
        Hash ofAllBefore = Hash.of(Hash.sha256().digest(before.getBytes(StandardCharsets.UTF_8)));
        return before
                + json(new Seal(SignedNote.sign(Seal.text(SealedLog.ORIGIN, ofAllBefore), List.of(SIGNER))
                        .toString()));
    }

    private static List<String> sentences(String bundle) throws IOException {
        return check(bundle).findings().stream().map(Finding::toString).toList();
    }

    /** Granted at this position, and not ended. */
    private static Held held(long position) {
        String of = " of " + position;
        String at = SealedLog.row(position).recordedAt().toString();
        return new Held("grant" + of, "account" + of, "app", "person" + of, null, "DIRECT", position, at, null, null);
    }

    private static EvidenceQuery about(@Nullable String thing) {
        return new EvidenceQuery(thing, null, null);
    }

    /** Recorded at these positions, the second not included. */
    private static EvidenceQuery between(long first, long end) {
        Instant since = SealedLog.row(first).recordedAt();
        return new EvidenceQuery(null, since, SealedLog.row(end).recordedAt());
    }

    private static String lines(long first, long last) {
        StringBuilder lines = new StringBuilder();
        for (long position = first; position <= last; position++) {
            lines.append(json(LogLine.of(SealedLog.row(position))));
        }
        return lines.toString();
    }

    private static String without(String lines, int line) {
        List<String> kept = new ArrayList<>(lines.lines().toList());
        kept.remove(line);
        return String.join("\n", kept) + "\n";
    }

    private static MerkleTree tree(long size) {
        LeafHash leafHash = new LeafHash();
        return new MerkleTree(size, (level, index) -> subtree(leafHash, level, index));
    }

    private static Hash subtree(LeafHash leafHash, int level, long index) {
        return level == 0
                ? leafHash.of(SealedLog.row(index + 1))
                : Hash.node(subtree(leafHash, level - 1, 2 * index), subtree(leafHash, level - 1, 2 * index + 1));
    }

    private static String note(long size) {
        return note(new Checkpoint(SealedLog.ORIGIN, size, tree(size).root()));
    }

    private static String note(Checkpoint checkpoint) {
        return SignedNote.sign(checkpoint.text(), List.of(SIGNER)).toString();
    }

    private static String json(Object line) {
        return JSON.writeValueAsString(line) + "\n";
    }

    private static ByteArrayInputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
