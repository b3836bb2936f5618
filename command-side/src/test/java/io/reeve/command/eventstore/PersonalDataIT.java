package io.reeve.command.eventstore;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.testing.TestDatabase;
import io.reeve.testing.TestNode;
import io.reeve.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sample.note.NoteCommand.EraseAuthor;
import sample.note.NoteCommand.ReadNote;
import sample.note.NoteCommand.WriteNote;

class PersonalDataIT {

    private static final String SECRET = "Ada was here";

    private final UUID author = UUID.randomUUID();
    private final UUID note = UUID.randomUUID();
    private TestDatabase database;
    private TestNode node;

    @BeforeEach
    void start() {
        database = TestPostgres.freshDatabase();
        node = StoreNode.start(database);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void it_is_not_in_the_database_in_the_open_and_reads_as_it_was_written() {
        node.send(new WriteNote(note, author, "title", SECRET));

        assertThat(payload(note)).doesNotContain(SECRET).contains("\"$personal\":{\"of\":[\"" + author + "\"]");
        assertThat(node.send(new ReadNote(note)).getPayload()).isEqualTo("title: " + SECRET);
    }

    @Test
    void after_the_key_is_deleted_it_is_gone_on_every_node_and_the_log_still_verifies() throws Exception {
        node.send(new WriteNote(note, author, "title", SECRET));
        UUID another = UUID.randomUUID();
        node.send(new WriteNote(another, UUID.randomUUID(), "another", "stays"));
        try (TestNode other = StoreNode.start(database)) {
            assertThat(other.send(new ReadNote(note)).getPayload()).isEqualTo("title: " + SECRET);

            node.send(new EraseAuthor(note));

            soon().untilAsserted(() -> {
                assertThat(node.send(new ReadNote(note)).getPayload()).isEqualTo("title: null");
                assertThat(other.send(new ReadNote(note)).getPayload()).isEqualTo("title: null");
            });
            assertThat(other.send(new ReadNote(another)).getPayload()).isEqualTo("another: stays");
        }
        assertThat(LeafHashIT.touched(database)).isEmpty();
        assertThat(database.jdbc()
                        .sql("select wrapped_key is null from reeve.person_key where person_id = ?")
                        .param(author.toString())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void nothing_personal_is_stored_again_of_somebody_who_was_forgotten() {
        node.send(new WriteNote(note, author, "title", SECRET));
        node.send(new EraseAuthor(note));
        UUID late = UUID.randomUUID();

        soon().untilAsserted(() -> {
            UUID again = UUID.randomUUID();
            node.send(new WriteNote(again, author, "late " + again, SECRET));
            assertThat(payload(again)).contains("\"text\":null");
        });
        assertThat(node.send(new WriteNote(late, author, "late", SECRET)).isExceptional())
                .isFalse();
        assertThat(node.send(new ReadNote(late)).getPayload()).isEqualTo("late: null");
    }

    @Test
    void two_nodes_that_write_of_a_person_for_the_first_time_at_once_end_up_with_one_key() {
        try (TestNode other = StoreNode.start(database)) {
            for (int round = 0; round < 10; round++) {
                UUID newcomer = UUID.randomUUID();
                UUID first = UUID.randomUUID();
                UUID second = UUID.randomUUID();
                String title = "round " + round;

                Stream.<Runnable>of(
                                () -> node.send(new WriteNote(first, newcomer, title + " one", "one")),
                                () -> other.send(new WriteNote(second, newcomer, title + " two", "two")))
                        .parallel()
                        .forEach(Runnable::run);

                assertThat(node.send(new ReadNote(second)).getPayload()).isEqualTo(title + " two: two");
                assertThat(other.send(new ReadNote(first)).getPayload()).isEqualTo(title + " one: one");
            }
        }
    }

    @Test
    void a_node_with_another_installation_key_does_not_start_and_says_why() {
        String other = Base64.getEncoder()
                .encodeToString("another key of thirty-two bytes.".getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> StoreNode.start(database, "reeve.installation-key=" + other))
                .hasStackTraceContaining(
                        "This node's installation key is not the one that the database was begun with");
    }

    private String payload(UUID aggregate) {
        return database.jdbc()
                .sql("select convert_from(payload, 'UTF8') from reeve.event where aggregate_id = ? and sequence = 0")
                .param(aggregate.toString())
                .query(String.class)
                .single();
    }
}
