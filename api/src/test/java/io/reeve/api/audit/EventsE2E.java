package io.reeve.api.audit;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reeve.api.testing.Offer;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.ledger.LeafHash;
import io.reeve.kernel.ledger.LogLine;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.RoleCommand.RevokeRole;
import io.reeve.kernel.user.UserCommand.DeactivateUser;
import io.reeve.kernel.user.UserCommand.EraseUser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventsE2E {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final RunningReeve reeve = RunningReeve.shared();
    private final Person auditor = reeve.person(Role.AUDITOR);

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"ADMIN", "READ_ONLY_ADMIN", "AUDITOR"})
    void administrators_and_auditors_read_the_history(Role role) {
        assertThat(reeve.person(role).door().get("/audit/events?limit=1").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"APPSTORE_READ_ONLY_ADMIN", "APP_ADMIN", "VENDOR_OWNER", "ACCESS_REVIEW_ADMINISTRATOR", "USER"})
    void others_do_not_and_leave_no_trace_of_an_export(Role role) {
        Person other = role == Role.USER ? reeve.person() : reeve.person(role);
        assertThat(other.door().get("/audit/events?limit=1").status()).isEqualTo(403);
        assertThat(lines("feature=audit&actor=" + other.id())).isEmpty();
    }

    @Test
    void it_is_the_whole_log_in_its_order() {
        long head = reeve.database().head();
        List<JsonNode> all = lines("to=" + head);
        assertThat(all).hasSize((int) head);
        assertThat(all.stream().map(line -> line.get("position").asLong()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void the_position_of_the_last_line_is_where_to_go_on() {
        List<JsonNode> first = lines("limit=3");
        List<JsonNode> next = lines("limit=2&after=" + first.getLast().get("position"));
        assertThat(next).extracting(line -> line.get("position").asLong()).containsExactly(4L, 5L);
    }

    @Test
    void a_line_tells_who_did_what_when_and_because_of_what() {
        Person admin = reeve.person(Role.ADMIN);
        Offer offer = Offer.made(admin);
        JsonNode line = lines("name=app.created&aggregate=" + offer.id()).getFirst();
        assertThat(line.get("actor").asString()).startsWith("person:" + admin.id() + ":");
        assertThat(line.get("payload").get("details").get("name").asString()).isEqualTo(offer.name());
        assertThat(line.get("cause")).isEqualTo(line.get("request"));
        assertThat(line.get("correlation").asString()).isNotBlank();
        assertThat(line.get("revision").asString()).isEqualTo("1");
        assertThat(line.get("sequence").asLong()).isZero();
        assertThat(line.get("metadata").get("actor")).isEqualTo(line.get("actor"));
        assertThat(Instant.parse(line.get("recorded_at").asString()))
                .isCloseTo(Instant.now(), within(1, ChronoUnit.HOURS));
    }

    @Test
    void the_leaf_hash_can_be_made_again_from_a_line_as_stored() {
        Person someone = reeve.person();
        List<JsonNode> lines = lines("raw=true&concerning=" + someone.id());
        assertThat(lines).hasSizeGreaterThan(1);
        for (JsonNode line : lines) {
            LogLine row = JSON.treeToValue(line, LogLine.class);
            assertThat(new LeafHash().of(row.row()).hex())
                    .isEqualTo(line.get("leaf_hash").asString());
        }
    }

    @Test
    void what_is_known_of_a_person_is_open_to_readers_sealed_as_stored_and_gone_once_forgotten() {
        String secret = "Rosamunde" + UUID.randomUUID();
        Person gone = reeve.person(new Profile(
                secret, secret + "@example.org", secret, secret, null, null, null, null, null, null, null, Map.of()));
        String question = "feature=user&person=" + gone.id();
        assertThat(get(auditor, question).text()).contains(secret);
        assertThat(get(auditor, question + "&raw=true").text())
                .contains("$personal")
                .doesNotContain(secret);
        assertThat(get("application/x-ndjson;schema=ocsf", question).text()).contains(secret);

        reeve.tell(new DeactivateUser(gone.id(), null));
        reeve.tell(new EraseUser(gone.id()));

        assertThat(get(auditor, question).text()).contains("user.erased").doesNotContain(secret);
    }

    @Test
    void the_hash_of_a_token_is_shown_to_nobody() {
        Person someone = reeve.person();
        String hash = reeve.database()
                .jdbc()
                .sql("select hash from reeve.api_token where user_id = :id")
                .param("id", someone.id().value())
                .query(String.class)
                .single();
        String question = "feature=token&person=" + someone.id();
        for (String form : List.of(
                "application/x-ndjson",
                "application/x-ndjson;schema=ocsf",
                "application/x-ndjson;schema=cloudevents")) {
            assertThat(get(form, question).text())
                    .contains("token.issued")
                    .doesNotContain(hash)
                    .doesNotContain("hash\":\"" + hash);
        }
        JsonNode line = lines(question).getFirst();
        assertThat(line.get("payload").has("name")).isTrue();
        assertThat(line.get("payload").has("hash")).isFalse();
        assertThat(get(auditor, question + "&raw=true").text()).doesNotContain(hash);
    }

    @Test
    void filters_narrow_it_down_and_all_must_fit() {
        Person admin = reeve.person(Role.ADMIN);
        Offer offer = Offer.offered(admin);
        Offer other = Offer.made(admin);

        assertThat(names(lines("app=" + offer.id()))).contains("app.created", "app.added_to_appstore");
        assertThat(names(lines("app=" + offer.id() + "&name=app.created"))).containsExactly("app.created");
        assertThat(names(lines("app=" + offer.id() + "&feature=access_request")))
                .isEmpty();
        assertThat(lines("actor=" + admin.id()))
                .hasSizeGreaterThan(2)
                .allSatisfy(line -> assertThat(line.get("actor").asString()).startsWith("person:" + admin.id()));
        assertThat(lines("app=" + other.id() + "&actor=" + admin.id()))
                .allSatisfy(line ->
                        assertThat(line.get("payload").get("appId").asString()).isEqualTo(other.id()));
        assertThat(lines("app=" + other.id() + "&actor=" + auditor.id())).isEmpty();
        assertThat(lines("app=" + offer.id() + "&person=" + UUID.randomUUID())).isEmpty();
        JsonNode made = lines("app=" + other.id()).getFirst();
        assertThat(lines("correlation=" + made.get("correlation").asString()))
                .contains(made)
                .allSatisfy(line -> assertThat(line.get("correlation")).isEqualTo(made.get("correlation")));
        assertThat(lines("aggregate=" + offer.id() + "&to="
                        + (made.get("position").asLong() - 1)))
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(line.get("aggregate_id").asString()).isEqualTo(offer.id()));
        assertThat(lines("since=2100-01-01T00:00:00")).isEmpty();
        assertThat(lines("until=2020-01-01T00:00:00")).isEmpty();
    }

    @Test
    void what_was_just_written_is_found_whether_the_index_has_it_or_not() {
        for (int i = 0; i < 5; i++) {
            Person someone = reeve.person();
            assertThat(names(lines("name=user.created&person=" + someone.id()))).containsExactly("user.created");
        }
        Person someone = reeve.person();
        soon().until(() -> indexed() >= reeve.database().head());
        assertThat(names(lines("name=user.created&person=" + someone.id()))).containsExactly("user.created");
    }

    @Test
    void an_export_is_an_event_that_tells_who_took_what_and_how_much() {
        Person reader = reeve.person(Role.AUDITOR);
        List<JsonNode> taken = lines(reader, "feature=user&limit=7");
        JsonNode written =
                lines("name=audit.events_exported&actor=" + reader.id()).getFirst();
        JsonNode payload = written.get("payload");
        assertThat(payload.get("by").asString()).isEqualTo(reader.id().toString());
        assertThat(payload.get("count").asInt()).isEqualTo(7);
        assertThat(payload.get("first")).isEqualTo(taken.getFirst().get("position"));
        assertThat(payload.get("last")).isEqualTo(taken.getLast().get("position"));
        assertThat(payload.get("whole").asBoolean()).isTrue();
        assertThat(payload.get("form").asString()).isEqualTo("application/x-ndjson");
        assertThat(payload.get("filters")).isEqualTo(JSON.readTree("{\"feature\": \"user\", \"limit\": \"7\"}"));
    }

    @Test
    void the_log_is_followed_live_and_the_follower_s_going_away_is_written_down() throws Exception {
        Person reader = reeve.person(Role.AUDITOR);
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        try (InputStream body = stream(
                reader,
                "follow=true&name=user.created&after=" + reeve.database().head())) {
            Thread.ofVirtual().start(() -> read(body, lines));
            Person someone = reeve.person();
            String line = next(lines);
            assertThat(JSON.readTree(line).get("aggregate_id").asString())
                    .isEqualTo(someone.id().toString());
            Person another = reeve.person();
            assertThat(next(lines)).contains(another.id().toString());
        }
        soon().pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            List<JsonNode> written = lines("name=audit.events_exported&actor=" + reader.id());
            assertThat(written).hasSize(1);
            assertThat(written.getFirst().get("payload").get("count").asInt()).isEqualTo(2);
            assertThat(written.getFirst().get("payload").get("whole").asBoolean())
                    .isFalse();
        });
    }

    @Test
    void an_export_is_in_the_log_before_anything_of_it_is_handed_over() throws Exception {
        Person reader = reeve.person(Role.AUDITOR);
        try (InputStream body = stream(
                reader,
                "follow=true&name=user.created&after=" + reeve.database().head())) {
            assertThat(body).isNotNull();
            JsonNode begun =
                    lines("name=audit.export_begun&actor=" + reader.id()).getFirst();
            assertThat(begun.get("payload").get("by").asString())
                    .isEqualTo(reader.id().toString());
            assertThat(begun.get("payload").get("filters").get("follow").asString())
                    .isEqualTo("true");
            assertThat(lines("name=audit.events_exported&actor=" + reader.id())).isEmpty();
            assertThat(begun.get("aggregate_id")).isNotNull();
        }
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void who_may_not_read_any_more_does_not_go_on_following(CapturedOutput output) throws Exception {
        Person reader = reeve.person(Role.AUDITOR);
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        try (InputStream body = stream(
                reader,
                "follow=true&name=user.created&after=" + reeve.database().head())) {
            Thread reading = Thread.ofVirtual().start(() -> read(body, lines));
            reeve.tell(new RevokeRole(Role.AUDITOR, reader.id()));
            assertThat(reading.join(Duration.ofSeconds(20)))
                    .as("the stream has ended")
                    .isTrue();
            reeve.person();
            assertThat(lines).noneMatch(line -> line.contains("user.created"));
        }
        soon().untilAsserted(() -> {
            JsonNode written =
                    lines("name=audit.events_exported&actor=" + reader.id()).getFirst();
            assertThat(written.get("payload").get("whole").asBoolean()).isFalse();
        });
        assertThat(output).contains("an answer was broken off").doesNotContain("BrokenOff", "\tat ");
    }

    @Test
    void only_so_many_follow_at_once_so_that_the_others_are_still_answered() throws Exception {
        Person reader = reeve.person(Role.AUDITOR);
        List<InputStream> following = new ArrayList<>();
        try {
            HttpResponse<InputStream> answer =
                    open(reader, "follow=true&after=" + reeve.database().head());
            while (answer.statusCode() == 200 && following.size() <= Exports.MOST_AT_ONCE) {
                following.add(answer.body());
                answer = open(reader, "follow=true&after=" + reeve.database().head());
            }
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("2");
            assertThat(reader.door().get("/users/current").status()).isEqualTo(200);
        } finally {
            for (InputStream body : following) {
                body.close();
            }
        }
        soon().untilAsserted(() ->
                assertThat(reader.door().get("/audit/events?limit=1").status()).isEqualTo(200));
    }

    @Test
    void it_comes_as_cloud_events() {
        JsonNode own = lines("limit=1").getFirst();
        Answer batch = get("application/cloudevents-batch+json", "limit=2");
        assertThat(batch.header("Content-Type")).isEqualTo("application/cloudevents-batch+json");
        assertThat(batch.json()).hasSize(2);
        JsonNode cloud = batch.json().get(0);
        assertThat(cloud.get("specversion").asString()).isEqualTo("1.0");
        assertThat(cloud.get("id")).isEqualTo(own.get("event_id"));
        assertThat(cloud.get("source").asString()).isEqualTo("/audit/events");
        assertThat(cloud.get("type").asString())
                .isEqualTo("io.reeve." + own.get("name").asString());
        assertThat(cloud.get("time")).isEqualTo(own.get("recorded_at"));
        assertThat(cloud.get("sequence").asString()).isEqualTo("0000000000000000001");
        assertThat(cloud.get("data")).isEqualTo(own.get("payload"));
        assertThat(cloud.propertyNames()).allSatisfy(name -> assertThat(name).matches("[a-z0-9]{1,20}"));
        assertThat(get("application/cloudevents-batch+json", "since=2100-01-01T00:00:00")
                        .json())
                .isEmpty();
        String lines = get("application/x-ndjson;schema=cloudevents", "limit=2").text();
        assertThat(JSON.readTree(lines.lines().findFirst().orElseThrow())).isEqualTo(cloud);
    }

    @Test
    void it_comes_as_ocsf_identity_and_access_management() {
        Person admin = reeve.person(Role.ADMIN);
        JsonNode role = ocsf("name=role.granted&person=" + admin.id());
        assertThat(role.get("class_uid").asInt()).isEqualTo(3005);
        assertThat(role.get("type_uid").asInt()).isEqualTo(300501);
        assertThat(role.get("user").get("uid").asString()).isEqualTo(admin.id().toString());
        assertThat(role.get("privileges").get(0).asString()).isEqualTo("ADMIN");
        JsonNode created = ocsf("name=user.created&person=" + admin.id());
        assertThat(created.get("type_uid").asInt()).isEqualTo(300101);
        Offer offer = Offer.made(admin);
        JsonNode app = ocsf("name=app.created&app=" + offer.id());
        assertThat(app.get("type_uid").asInt()).isEqualTo(300401);
        assertThat(app.get("entity").get("uid").asString()).isEqualTo(offer.id());
        assertThat(app.get("actor").get("user").get("uid").asString())
                .isEqualTo(admin.id().toString());
        assertThat(app.get("metadata").get("version").asString()).isEqualTo("1.3.0");
    }

    @Test
    void every_event_of_the_log_has_a_place_in_ocsf() {
        get("application/x-ndjson;schema=ocsf", "")
                .text()
                .lines()
                .map(JSON::readTree)
                .forEach(line -> {
                    assertThat(line.get("category_uid").asInt()).isEqualTo(3);
                    assertThat(line.get("type_uid").asInt())
                            .isEqualTo(line.get("class_uid").asInt() * 100
                                    + line.get("activity_id").asInt());
                    String about = switch (line.get("class_uid").asInt()) {
                        case 3001, 3005 -> "user";
                        case 3006 -> "group";
                        default -> "entity";
                    };
                    assertThat(line.get(about).get("uid").asString())
                            .as(line.toString())
                            .isNotBlank();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "after=-1, 422",
        "limit=0, 422",
        "after=many, 422",
        "person=nobody, 422",
        "name=DROP, 422",
        "follow=true&to=5, 422",
        "follow=true&until=2100-01-01T00:00:00, 422",
        "since=yesterday, 422",
        "actor=a%20b, 422"
    })
    void what_makes_no_sense_is_refused(String question, int status) {
        assertThat(get(auditor, question).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/x-ndjson;schema=mine", "nonsense"})
    void what_we_cannot_say_is_406(String form) {
        assertThat(get(form, "limit=1").status()).isEqualTo(406);
    }

    @Test
    void a_batch_is_not_followed_and_foreign_forms_are_not_as_stored() {
        assertThat(get("application/cloudevents-batch+json", "follow=true").status())
                .isEqualTo(422);
        assertThat(get("application/x-ndjson;schema=ocsf", "raw=true").status()).isEqualTo(422);
    }

    private JsonNode ocsf(String question) {
        return JSON.readTree(get("application/x-ndjson;schema=ocsf", question)
                .text()
                .lines()
                .findFirst()
                .orElseThrow());
    }

    private Answer get(String form, String question) {
        return auditor.door().with("Accept", form).get("/audit/events?" + question);
    }

    private static Answer get(Person who, String question) {
        return who.door().get("/audit/events?" + question);
    }

    private List<JsonNode> lines(String question) {
        return lines(auditor, question);
    }

    private static List<JsonNode> lines(Person who, String question) {
        return get(who, question).expect(200).text().lines().map(JSON::readTree).toList();
    }

    private static List<String> names(List<JsonNode> lines) {
        return lines.stream().map(line -> line.get("name").asString()).toList();
    }

    private static InputStream stream(Person who, String question) {
        HttpResponse<InputStream> response = open(who, question);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private static HttpResponse<InputStream> open(Person who, String question) {
        return who.door().open("/audit/events?" + question);
    }

    private static void read(InputStream body, BlockingQueue<String> lines) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isEmpty()) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            // broken off, as it should be
        }
    }

    private static String next(BlockingQueue<String> lines) throws InterruptedException {
        @Nullable String line = lines.poll(10, TimeUnit.SECONDS);
        assertThat(line).as("a line within ten seconds").isNotNull();
        return line;
    }

    private long indexed() {
        return reeve.database()
                .jdbc()
                .sql("select position from read.event_index_end")
                .query(Long.class)
                .single();
    }
}
