package io.reeve.api.ledger;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.ledger.Checkpoint;
import io.reeve.kernel.ledger.Hash;
import io.reeve.kernel.ledger.NoteKey;
import io.reeve.kernel.ledger.RangeProof;
import io.reeve.kernel.ledger.SignedNote;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.RoleCommand.RevokeRole;
import io.reeve.verify.DatabaseCheck;
import io.reeve.verify.EvidenceCheck;
import io.reeve.verify.ExportCheck;
import io.reeve.verify.Report;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the running application proves is checked with the verifier, which shares only hashes and proofs with it. */
class EvidenceE2E {

    private final RunningReeve reeve = RunningReeve.shared();
    private final Person auditor = reeve.person(Role.AUDITOR);

    @Test
    void a_bundle_has_everything_about_a_person_and_proves_it() throws IOException {
        Person one = reeve.person(Role.APP_ADMIN);
        String checkpoint = sealed();
        String bundle = bundle("{\"about\":\"%s\"}".formatted(one.id()));
        Report report = new EvidenceCheck(keys()).run(in(bundle));
        assertThat(report.findings()).isEmpty();
        // made, given a role, given a token
        assertThat(report.lookedAt().getFirst()).startsWith("3 events are what was asked for");
        assertThat(bundle).contains("user.created", "\"asked_by\":\"" + auditor.id() + "\"");
        assertThat(bundle.lines().findFirst().orElseThrow())
                .contains(checkpoint.lines().findFirst().orElseThrow());
    }

    @Test
    void whoever_got_one_is_in_the_log_themselves() {
        sealed();
        String about = UUID.randomUUID().toString();
        bundle("{\"about\":\"%s\"}".formatted(about));
        soon().untilAsserted(() -> assertThat(reeve.database()
                        .jdbc()
                        .sql("""
                                select convert_from(payload, 'UTF8') from reeve.event
                                where name = 'audit.events_exported'
                                  and convert_from(payload, 'UTF8')::jsonb -> 'filters' ->> 'about' = ?""")
                        .param(about)
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("evidence", auditor.id().toString(), "\"whole\":true"));
    }

    @Test
    void who_may_not_read_any_more_does_not_get_the_rest() throws SQLException {
        Person reader = reeve.person(Role.AUDITOR);
        sealed();
        CompletableFuture<Answer> asked;
        try (Connection _ = slow()) {
            String body = "{\"about\":\"%s\"}".formatted(reader.id());
            asked = CompletableFuture.supplyAsync(() -> reader.door().post("/audit/evidence", body));
            soon().until(() -> payloads("audit.export_begun", reader).size() == 1);
            reeve.tell(new RevokeRole(Role.AUDITOR, reader.id()));
        }
        assertThat(asked.handle((answer, _) -> answer != null && answer.status() == 200))
                .as("it came whole")
                .succeedsWithin(Duration.ofSeconds(20))
                .isEqualTo(false);
        soon().untilAsserted(() -> assertThat(payloads("audit.events_exported", reader))
                .singleElement()
                .asString()
                .contains("\"whole\":false"));
    }

    @Test
    void only_so_many_are_handed_out_at_once() throws SQLException {
        Person reader = reeve.person(Role.AUDITOR);
        sealed();
        String body = "{\"about\":\"%s\"}".formatted(reader.id());
        List<CompletableFuture<Answer>> others = new ArrayList<>();
        try (Connection _ = slow()) {
            while (others.size() < EvidenceController.MOST_AT_ONCE) {
                others.add(CompletableFuture.supplyAsync(() -> reader.door().post("/audit/evidence", body)));
            }
            soon().until(() -> payloads("audit.export_begun", reader).size() == others.size());
            assertThat(reader.door().post("/audit/evidence", body).expect(503).header("Retry-After"))
                    .isEqualTo("2");
        }
        assertThat(others)
                .allSatisfy(bundle -> assertThat(bundle)
                        .succeedsWithin(Duration.ofSeconds(20))
                        .satisfies(answer -> answer.expect(200)));
        assertThat(bundle(body)).contains("signature");
    }

    @Test
    void a_bundle_says_who_held_what() {
        sealed();
        assertThat(bundle("{\"about\":\"%s\"}".formatted(auditor.id()))).contains("\"held\":0}");
    }

    @Test
    void an_export_is_what_was_sealed_and_a_line_that_was_changed_is_named() throws IOException {
        String note = sealed();
        long size = Checkpoint.parse(SignedNote.parse(note).text()).size();
        List<String> lines = auditor.door()
                .get("/audit/events?raw=true&after=1&limit=5")
                .expect(200)
                .text()
                .lines()
                .toList();
        List<Hash> hashes = new ArrayList<>();
        auditor.door()
                .get("/audit/log/range?first=2&last=6&size=" + size)
                .expect(200)
                .json()
                .get("hashes")
                .forEach(hash -> hashes.add(Hash.parse(hash.asString())));
        RangeProof proof = new RangeProof(1, 6, size, hashes);
        ExportCheck check = new ExportCheck(keys());
        assertThat(check.run(in(String.join("\n", lines) + "\n"), proof, note).findings())
                .isEmpty();

        List<String> changed = new ArrayList<>(lines);
        ObjectNode line = (ObjectNode) JsonMapper.shared().readTree(lines.get(2));
        changed.set(2, line.put("payload", "{}").toString());
        Report report = check.run(in(String.join("\n", changed) + "\n"), proof, note);
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.position()).isEqualTo(4);
            assertThat(finding.sentence())
                    .contains(line.get("name").asString(), line.get("event_id").asString());
        });
    }

    @Test
    void a_bundle_about_a_time_or_about_nothing_there_is_proves_as_much() throws IOException {
        sealed();
        String since = reeve.database()
                .jdbc()
                .sql("select to_json(recorded_at)#>>'{}' from reeve.event where position = 3")
                .query(String.class)
                .single();
        Report time = new EvidenceCheck(keys()).run(in(bundle("{\"since\":\"%s\"}".formatted(since))));
        assertThat(time.findings()).isEmpty();
        Report nothing = new EvidenceCheck(keys()).run(in(bundle("{\"about\":\"%s\"}".formatted(UUID.randomUUID()))));
        assertThat(nothing.findings()).isEmpty();
        assertThat(nothing.lookedAt().getFirst()).startsWith("0 events");
    }

    @Test
    void personal_data_stays_sealed_in_it() {
        Person one = reeve.person();
        sealed();
        assertThat(bundle("{\"about\":\"%s\"}".formatted(one.id())))
                .contains("$personal")
                .doesNotContain("Familyperson")
                .doesNotContain("@example.org");
    }

    @Test
    void the_whole_database_fits_the_tree() throws SQLException {
        String checkpoint = sealed();
        Properties login = new Properties();
        login.setProperty("user", reeve.database().user());
        login.setProperty("password", reeve.database().password());
        Report report = new DatabaseCheck(keys(), List.of(checkpoint))
                .run(reeve.database().url(), login);
        assertThat(report.findings()).isEmpty();
        assertThat(report.lookedAt()).anyMatch(line -> line.endsWith("signed checkpoints hold"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"APPSTORE_READ_ONLY_ADMIN", "APP_ADMIN", "VENDOR_OWNER", "ACCESS_REVIEW_ADMINISTRATOR"})
    void those_who_may_not_read_everything_get_none(Role role) {
        String body = "{\"about\":\"%s\"}".formatted(auditor.id());
        reeve.person(role).door().post("/audit/evidence", body).expect(403);
        reeve.visitor().post("/audit/evidence", body).expect(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"about\":\"somebody\"}",
                "{\"since\":\"2026-01-02T00:00:00Z\",\"until\":\"2026-01-01T00:00:00Z\"}",
                "{\"since\":\"yesterday\"}"
            })
    void what_cannot_be_answered_is_refused(String body) {
        auditor.door().post("/audit/evidence", body).expect(422);
    }

    /** While this is open the proof of a range is waited for, which is the first thing that is written. */
    private Connection slow() throws SQLException {
        Connection slow = DriverManager.getConnection(
                reeve.database().url(),
                reeve.database().user(),
                reeve.database().password());
        slow.setAutoCommit(false);
        try (Statement statement = slow.createStatement()) {
            statement.execute("lock table reeve.ledger_tile");
        }
        return slow;
    }

    private List<String> payloads(String event, Person by) {
        return reeve.database()
                .jdbc()
                .sql("""
                        select convert_from(payload, 'UTF8') from reeve.event
                        where name = ? and convert_from(payload, 'UTF8')::jsonb ->> 'by' = ?""")
                .params(event, by.id().toString())
                .query(String.class)
                .list();
    }

    private String bundle(String body) {
        return auditor.door().post("/audit/evidence", body).expect(200).text();
    }

    /** The checkpoint, once everything that is known now is sealed. */
    private String sealed() {
        long head = reeve.database()
                .jdbc()
                .sql("select position from reeve.log_head")
                .query(Long.class)
                .single();
        return soon().until(
                        () -> auditor.door()
                                .get("/audit/log/checkpoint")
                                .expect(200)
                                .text(),
                        note -> Checkpoint.parse(SignedNote.parse(note).text()).size() >= head);
    }

    private List<NoteKey> keys() {
        List<NoteKey> keys = new ArrayList<>();
        auditor.door()
                .get("/audit/log/keys")
                .expect(200)
                .json()
                .forEach(key -> keys.add(NoteKey.parse(key.get("key").asString())));
        return keys;
    }

    private static ByteArrayInputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
