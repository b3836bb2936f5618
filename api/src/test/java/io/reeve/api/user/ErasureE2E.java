package io.reeve.api.user;

import static io.reeve.api.testing.Desk.because;
import static io.reeve.api.testing.Desk.forPerson;
import static io.reeve.api.testing.Desk.stage1;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.Desk;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserCommand.DeactivateUser;
import io.reeve.kernel.user.UserCommand.UpdateUser;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserStatus;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class ErasureE2E {

    private final RunningReeve reeve = RunningReeve.shared();
    private final String secret = "zebra" + UUID.randomUUID().toString().replace("-", "");
    private final Person ada = reeve.person(profile("Lovelace"));
    private final Person auditor = reeve.person(Role.AUDITOR);

    @Test
    void what_was_known_of_a_person_is_nowhere_afterwards() {
        reeve.tell(new UpdateUser(ada.id(), profile("King"), UserStatus.ACTIVE, null));
        reeve.tell(new DeactivateUser(ada.id(), null));
        assertThat(tablesThatTell(secret))
                .as("before, so that the search is seen to find")
                .isNotEmpty();

        assertThat(erase(ada.id())).isEqualTo(204);

        assertThat(tablesThatTell(secret)).isEmpty();
        JsonNode left = auditor.door()
                .get("/users/" + ada.id() + "?expand=custom_attributes")
                .json();
        assertThat(left)
                .hasToString(
                        "{\"id\":\"%s\",\"email\":\"\",\"given_name\":\"\",\"family_name\":\"\",\"status\":\"INACTIVE\",\"custom_attributes\":{}}"
                                .formatted(ada.id()));
        assertThat(auditor.door().get("/users?search_term=" + secret).json().get("items"))
                .isEmpty();
        JsonNode events =
                auditor.door().get("/identity_events?identity_ids=" + ada.id()).json();
        assertThat(events.get("total_count").intValue()).isEqualTo(1);
        assertThat(events.get("identity_events").get(0).get("changed_field").stringValue())
                .isEqualTo("status");
        assertThat(key(ada.id())).isEmpty();
    }

    @Test
    void what_others_wrote_about_a_person_goes_with_the_person() {
        Notes notes = notesAbout(ada);

        reeve.tell(new DeactivateUser(ada.id(), null));
        erase(ada.id());

        notes.areGone();
    }

    @Test
    void what_a_person_wrote_about_others_goes_with_the_writer() {
        Person writer = reeve.person();
        Notes notes = notesAbout(ada, writer);

        reeve.tell(new DeactivateUser(writer.id(), null));
        erase(writer.id());

        notes.areGone();
    }

    @Test
    void erasing_twice_is_once() {
        reeve.tell(new DeactivateUser(ada.id(), null));
        assertThat(erase(ada.id())).isEqualTo(204);
        assertThat(erase(ada.id())).isEqualTo(204);
    }

    @Test
    void who_is_still_there_is_not_erased() {
        assertThat(erase(ada.id())).isEqualTo(409);
        assertThat(ada.door().get("/users/current").status()).isEqualTo(200);
    }

    @Test
    void erasing_is_for_administrators_only() {
        reeve.tell(new DeactivateUser(ada.id(), null));
        assertThat(auditor.door()
                        .post("/admin/users/" + ada.id() + "/erase", null)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void nobody_cannot_be_erased() {
        assertThat(erase(UserId.next())).isEqualTo(404);
    }

    private Notes notesAbout(Person target) {
        return notesAbout(target, reeve.person());
    }

    /** The writer asks for the target, comments on the task and calls it off, in words each time. */
    private Notes notesAbout(Person target, Person writer) {
        String text = "zebra" + UUID.randomUUID().toString().replace("-", "");
        Person approver = reeve.person();
        Desk desk = new Desk(reeve);
        String request = desk.ask(writer, desk.app(stage1(approver), ""), forPerson(target), because(text));
        String task = desk.task(request).get("id").asString();
        writer.door()
                .post("/tasks/" + task + "/comments", "{\"comment\": \"" + text + "\"}")
                .expect(201);
        writer.door()
                .delete("/appstore/access_requests/" + request + "?reason=" + text)
                .expect(204);
        return new Notes(text, request, task);
    }

    /** What one person wrote on a request for another, everywhere the same word. */
    private final class Notes {
        private final String text;
        private final List<String> written;

        Notes(String text, String... written) {
            this.text = text;
            this.written = List.of(written);
            assertThat(tablesThatTell(text))
                    .as("before, so that the search is seen to find")
                    .hasSize(2);
            assertThat(toldBy(this.written)).contains(text);
        }

        void areGone() {
            assertThat(tablesThatTell(text)).isEmpty();
            assertThat(toldBy(written)).doesNotContain(text);
        }

        /** What a view would be made from if it were made anew. */
        private String toldBy(List<String> aggregates) {
            return aggregates.stream()
                    .flatMap(id -> reeve.part(EventStore.class).readEvents(id).asStream())
                    .map(event -> event.getPayload().toString())
                    .collect(Collectors.joining());
        }
    }

    private int erase(UserId userId) {
        return reeve.admin().post("/admin/users/" + userId + "/erase", null).status();
    }

    /** Looks through every table of every schema, the log included, as a thief of the database would. */
    private List<String> tablesThatTell(String text) {
        JdbcClient jdbc = JdbcClient.create(reeve.part(DataSource.class));
        return jdbc
                .sql("select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.tables"
                        + " where table_schema in ('reeve', 'read') and table_type = 'BASE TABLE'")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> jdbc.sql("select exists (select from " + table + " t where t::text ilike :plain"
                                + " or t::text ilike :hex)")
                        .param("plain", "%" + text + "%")
                        .param("hex", "%" + hex(text) + "%")
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    /** How PostgreSQL shows the bytes of a text in a column of bytes. */
    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<byte[]> key(UserId userId) {
        return JdbcClient.create(reeve.part(DataSource.class))
                .sql("select wrapped_key from reeve.person_key where person_id = ? and wrapped_key is not null")
                .param(userId.toString())
                .query(byte[].class)
                .list();
    }

    private Profile profile(String family) {
        return new Profile(
                secret,
                secret + "@example.com",
                secret,
                family + secret,
                secret,
                secret,
                null,
                secret,
                null,
                null,
                secret,
                Map.of("Office", secret));
    }
}
