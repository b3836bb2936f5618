package io.reeve.api.ledger;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigstore.merkle.InclusionProofVerifier;
import io.micrometer.core.instrument.MeterRegistry;
import io.reeve.api.testing.AtOnce;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor;
import io.reeve.kernel.ledger.Checkpoint;
import io.reeve.kernel.ledger.ConsistencyProof;
import io.reeve.kernel.ledger.Hash;
import io.reeve.kernel.ledger.InclusionProof;
import io.reeve.kernel.ledger.NoteKey;
import io.reeve.kernel.ledger.RangeProof;
import io.reeve.kernel.ledger.SignedNote;
import io.reeve.kernel.ledger.Tile;
import io.reeve.kernel.user.Role;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a server says of its log, checked with nothing but what it says. */
class LedgerE2E {

    private static final Duration SEALED = Duration.ofSeconds(5);

    private final RunningReeve reeve = RunningReeve.shared();
    private final Person auditor = reeve.person(Role.AUDITOR);

    @Test
    void an_event_is_sealed_soon_and_proved_to_code_that_is_not_ours() throws Exception {
        reeve.person();
        long position = reeve.database().head();
        Checkpoint checkpoint = sealed(position);
        JsonNode proved = read("/audit/log/inclusion?position=" + position + "&size=" + checkpoint.size());
        List<Hash> hashes = hashes(proved);
        Hash leaf = Hash.parse(proved.get("leaf_hash").asString());

        assertThat(leaf.hex()).isEqualTo(leafInTheLog(position));
        assertThat(proved.get("leaf_index").asLong()).isEqualTo(position - 1);
        assertThat(new InclusionProof(position - 1, checkpoint.size(), hashes).proves(leaf, checkpoint.root()))
                .isTrue();
        InclusionProofVerifier.verify(
                leaf.bytes(),
                position - 1,
                checkpoint.size(),
                hashes.stream().map(Hash::bytes).toList(),
                checkpoint.root().bytes());
    }

    @Test
    void how_the_sealing_is_doing_is_told_to_those_who_read_everything() {
        assertThat(read("/actuator/health").at("/components/sealing/status").asString())
                .isEqualTo("UP");
        assertThat(reeve.person().door().get("/actuator/health").expect(200).text())
                .doesNotContain("sealing");
        assertThat(reeve.visitor().get("/actuator/health").expect(200).text()).doesNotContain("sealing");
    }

    @Test
    void under_load_too_events_are_sealed_within_seconds_and_meters_tell_how_far_behind_it_is() throws Exception {
        Visitor writer = reeve.person().door();
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<List<Integer>> load = CompletableFuture.supplyAsync(() -> {
            try {
                return AtOnce.times(8, () -> {
                    int written = 0;
                    while (!enough.get()) {
                        writer.post("/api_tokens", "{\"name\":\"load\"}").expect(201);
                        written++;
                    }
                    return written;
                });
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        long before = reeve.database().head();
        try {
            for (int look = 0; look < 5; look++) {
                long position = reeve.database().head();
                assertThat(sealed(position).size()).isGreaterThanOrEqualTo(position);
            }
            soon().until(() -> reeve.database().head() > before + 50);
        } finally {
            enough.set(true);
        }
        load.join();
        long last = reeve.database().head();
        sealed(last);
        MeterRegistry meters = reeve.part(MeterRegistry.class);
        soon().untilAsserted(() -> {
            assertThat(gauge(meters, "sealed")).isGreaterThanOrEqualTo(last);
            assertThat(gauge(meters, "lag.events")).isZero();
            assertThat(gauge(meters, "lag.seconds")).isZero();
            assertThat(gauge(meters, "refused")).isZero();
        });
    }

    private static double gauge(MeterRegistry meters, String name) {
        return meters.get("reeve.ledger." + name).gauge().value();
    }

    @Test
    void a_later_log_is_proved_to_begin_with_the_earlier_one() {
        Checkpoint earlier = sealed(reeve.database().head());
        reeve.person();
        Checkpoint later = sealed(reeve.database().head());
        JsonNode proved = read("/audit/log/consistency?from=" + earlier.size() + "&to=" + later.size());
        assertThat(new ConsistencyProof(earlier.size(), later.size(), hashes(proved))
                        .connects(earlier.root(), later.root()))
                .isTrue();
        assertThat(checkpoint("/audit/log/checkpoints/" + earlier.size())).isEqualTo(earlier);
    }

    @Test
    void events_next_to_each_other_are_proved_together() {
        Checkpoint checkpoint = sealed(5);
        JsonNode proved = read("/audit/log/range?first=2&last=5&size=" + checkpoint.size());
        List<Hash> leaves = LongStream.rangeClosed(2, 5)
                .mapToObj(position -> Hash.of(HexFormat.of().parseHex(leafInTheLog(position))))
                .toList();
        assertThat(new RangeProof(1, 5, checkpoint.size(), hashes(proved)).rootOver(leaves.iterator()))
                .isEqualTo(checkpoint.root());
    }

    @Test
    void tiles_are_those_of_the_tree_and_narrow_ones_are_cut_to_what_is_asked() throws Exception {
        Checkpoint checkpoint = sealed(3);
        int width = Tile.width(0, 0, checkpoint.size());
        Tile tile = Tile.of(0, 0, bytes("/audit/log/tile/0/000" + (width == 256 ? "" : ".p/" + width)));
        assertThat(tile.hashes()).hasSize(width);
        assertThat(tile.hashes().get(2).hex()).isEqualTo(leafInTheLog(3));
        assertThat(bytes("/audit/log/tile/0/000.p/2")).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/audit/log/tile/0/x999/999",
                "/audit/log/tile/0/0",
                "/audit/log/tile/9/000.p/1",
                "/audit/log/checkpoints/999999999"
            })
    void what_there_is_not_is_not_found(String path) {
        auditor.door().get(path).expect(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/audit/log/inclusion?position=0",
                "/audit/log/inclusion?position=999999999",
                "/audit/log/inclusion?position=1&size=999999999",
                "/audit/log/inclusion",
                "/audit/log/range?first=2&last=1",
                "/audit/log/consistency?from=2&to=1",
                "/audit/log/consistency?from=-1"
            })
    void what_is_not_sealed_is_not_proved(String path) {
        sealed(3);
        auditor.door().get(path).expect(422);
    }

    @Test
    void checkpoints_are_listed_as_they_were_signed() {
        sealed(3);
        JsonNode first = read("/audit/log/checkpoints?limit=1").get(0);
        assertThat(SignedNote.parse(first.get("note").asString()).isSignedBy(keys()))
                .isTrue();
        assertThat(first.get("signed_at").asString()).endsWith("Z");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"APPSTORE_READ_ONLY_ADMIN", "APP_ADMIN", "VENDOR_OWNER", "ACCESS_REVIEW_ADMINISTRATOR"})
    void those_who_may_not_read_everything_are_refused(Role role) {
        Visitor door = reeve.person(role).door();
        for (String path : List.of("checkpoint", "checkpoints", "keys", "tile/0/000.p/1", "inclusion?position=1")) {
            door.get("/audit/log/" + path).expect(403);
        }
    }

    @Test
    void nobody_reads_it_without_a_token_unless_the_operator_says_so() {
        reeve.visitor().get("/audit/log/checkpoint").expect(401);
        try (RunningReeve open = reeve.secondNode("reeve.audit.log.public=true")) {
            open.visitor().get("/audit/log/keys").expect(200);
            open.visitor().get("/audit/log/checkpoint").expect(200);
            open.visitor().get("/activity_logs").expect(401);
        }
    }

    private Checkpoint sealed(long position) {
        return soon().atMost(SEALED)
                .until(() -> checkpoint("/audit/log/checkpoint"), checkpoint -> checkpoint.size() >= position);
    }

    private Checkpoint checkpoint(String path) {
        SignedNote note = SignedNote.parse(auditor.door().get(path).expect(200).text());
        assertThat(note.isSignedBy(keys())).isTrue();
        return Checkpoint.parse(note.text());
    }

    private List<NoteKey> keys() {
        List<NoteKey> keys = new ArrayList<>();
        read("/audit/log/keys")
                .forEach(key -> keys.add(NoteKey.parse(key.get("key").asString())));
        return keys;
    }

    private static List<Hash> hashes(JsonNode proof) {
        List<Hash> hashes = new ArrayList<>();
        proof.get("hashes").forEach(hash -> hashes.add(Hash.parse(hash.asString())));
        return hashes;
    }

    private JsonNode read(String path) {
        return auditor.door().get(path).expect(200).json();
    }

    private byte[] bytes(String path) throws Exception {
        Visitor door = auditor.door();
        HttpRequest request = HttpRequest.newBuilder(door.door().resolve(URI.create(path)))
                .headers(door.headers().toArray(String[]::new))
                .build();
        HttpResponse<byte[]> answer = door.http().send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private String leafInTheLog(long position) {
        return reeve.database()
                .jdbc()
                .sql("select encode(leaf_hash, 'hex') from reeve.event where position = ?")
                .param(position)
                .query(String.class)
                .single();
    }
}
