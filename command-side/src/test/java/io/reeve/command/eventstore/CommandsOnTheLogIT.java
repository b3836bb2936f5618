package io.reeve.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.kernel.Metadata;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.idempotency.FindIdempotencyRecord;
import io.reeve.kernel.idempotency.IdempotencyRecord;
import io.reeve.testing.TestDatabase;
import io.reeve.testing.TestNode;
import io.reeve.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sample.note.NoteCommand;
import sample.note.NoteEvent;

class CommandsOnTheLogIT {

    private static TestDatabase database;
    private static TestNode node;

    private final UUID note = UUID.randomUUID();
    private final UUID author = UUID.randomUUID();

    @BeforeAll
    static void start() {
        database = TestPostgres.freshDatabase();
        node = StoreNode.start(database);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void a_result_tells_where_the_events_of_its_command_stand() {
        CommandResultMessage<?> result = node.send(write("positions"));

        assertThat(result.isExceptional()).isFalse();
        long head = database.head();
        assertThat(result.getMetaData())
                .containsEntry(Metadata.FIRST_POSITION, head)
                .containsEntry(Metadata.LAST_POSITION, head);
        assertThat(result.getPayload()).isEqualTo("installation:test");
    }

    @Test
    void a_command_that_appends_nothing_has_no_positions() {
        node.send(write("nothing new"));

        assertThat(node.send(write("nothing new")).getMetaData()).doesNotContainKey(Metadata.LAST_POSITION);
    }

    @Test
    void events_keep_who_acted_when_and_why() {
        CommandResultMessage<?> result = node.send(write("origin"), Map.of(Metadata.REQUEST_ID, "request-1"));

        assertThat(event(result).getMetaData())
                .containsEntry(Metadata.ACTOR, "installation:test")
                .containsEntry(Metadata.AT, "2026-11-22T12:00:00Z")
                .containsEntry(Metadata.REQUEST_ID, "request-1")
                .containsEntry(Metadata.CORRELATION_ID, "request-1")
                .containsEntry(Metadata.CAUSATION_ID, "request-1")
                .hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {Metadata.ACTOR, Metadata.AT})
    void nothing_is_recorded_of_which_nobody_knows_who_did_it_or_when(String forgotten) {
        node.send(write("with " + forgotten));

        Throwable refusal = node.send(new NoteCommand.RetitleNote(note, "without " + forgotten), Map.of(forgotten, ""))
                .exceptionResult();

        assertThat(refusal).hasMessageContaining(forgotten);
        assertThat(eventsOf(note)).isEqualTo(1);
    }

    @Test
    void what_nobody_could_read_again_is_not_recorded_in_the_open_or_sealed() {
        for (String text : List.of("a\0b", "half of \uD83D")) {
            assertThat(node.send(write(text)).exceptionResult())
                    .isInstanceOf(Rejection.class)
                    .hasMessageStartingWith("sample_note.written/title: ");
            assertThat(node.send(new NoteCommand.WriteNote(note, author, "sealed", text))
                            .exceptionResult())
                    .isInstanceOf(Rejection.class)
                    .hasMessageStartingWith("sample_note.written/text: ");
        }
        assertThat(eventsOf(note)).isZero();
    }

    @Test
    void an_event_is_stored_under_its_logical_name_with_iso_times() {
        node.send(write("names"));

        assertThat(database.jdbc().sql("""
                                select name, revision, aggregate_type, payload ->> 'writtenAt' as at, payload ->> 'kept' as kept
                                from reeve.event_readable where aggregate_id = ?""").param(note.toString()).query().singleRow())
                .containsEntry("name", "sample_note.written")
                .containsEntry("revision", "1")
                .containsEntry("aggregate_type", "Note")
                .containsEntry("at", "2026-11-22T12:00:00Z")
                .containsEntry("kept", "PT24H");
    }

    @Test
    void a_value_that_another_holds_refuses_the_command_and_all_its_events() {
        node.send(write("taken"));
        UUID second = UUID.randomUUID();

        Throwable refusal = node.send(new NoteCommand.WriteNote(second, author, "taken", "text"))
                .exceptionResult();

        assertThat(refusal)
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("taken"));
        assertThat(eventsOf(second)).isZero();
    }

    @Test
    void what_is_given_back_can_be_taken_by_another() {
        node.send(write("old title"));
        node.send(new NoteCommand.RetitleNote(note, "new title"));

        assertThat(node.send(new NoteCommand.WriteNote(UUID.randomUUID(), author, "old title", "text"))
                        .isExceptional())
                .isFalse();
        assertThat(node.send(new NoteCommand.WriteNote(UUID.randomUUID(), author, "new title", "text"))
                        .isExceptional())
                .isTrue();
    }

    @Test
    void an_idempotency_record_is_written_with_the_events_and_only_once() {
        IdempotencyRecord record = new IdempotencyRecord("scope-1", "hash", 201, List.of(note.toString()));
        node.send(write("idempotent"), Map.of(IdempotencyRecord.METADATA_KEY, record));

        CommandResultMessage<?> repeat = node.send(
                new NoteCommand.WriteNote(UUID.randomUUID(), author, "another", "text"),
                Map.of(
                        IdempotencyRecord.METADATA_KEY,
                        new IdempotencyRecord("scope-1", "hash", 201, List.of("other"))));

        assertThat(repeat.exceptionResult())
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo(IdempotencyRecord.TAKEN));
        FindIdempotencyRecord query = new FindIdempotencyRecord("scope-1");
        assertThat(node.bean(QueryGateway.class).query(query, query.answer()).join())
                .hasValueSatisfying(kept -> {
                    assertThat(kept.ids()).isEqualTo(record.ids());
                    assertThat(kept.bodyHash()).isEqualTo(record.bodyHash());
                    assertThat(kept.status()).isEqualTo(record.status());
                    // so that a repeat can wait until the views show what the first call made
                    assertThat(kept.firstPosition()).isPositive().isEqualTo(kept.lastPosition());
                });
    }

    @Test
    void a_command_that_appends_nothing_still_leaves_its_idempotency_record() {
        node.send(write("no-op"));
        IdempotencyRecord record = new IdempotencyRecord("scope-2", "hash", 200, List.of());

        CommandResultMessage<?> result =
                node.send(new NoteCommand.RetitleNote(note, "no-op"), Map.of(IdempotencyRecord.METADATA_KEY, record));

        assertThat(result.isExceptional()).isFalse();
        FindIdempotencyRecord query = new FindIdempotencyRecord("scope-2");
        assertThat(node.bean(QueryGateway.class).query(query, query.answer()).join())
                .contains(record);
    }

    @Test
    void commands_to_one_aggregate_at_once_all_get_through_one_after_the_other() {
        node.send(write("busy"));

        List<CommandResultMessage<?>> results = IntStream.range(0, 20)
                .parallel()
                .<CommandResultMessage<?>>mapToObj(
                        number -> node.send(new NoteCommand.RetitleNote(note, "busy " + number)))
                .toList();

        assertThat(results).noneMatch(CommandResultMessage::isExceptional);
        assertThat(eventsOf(note)).isEqualTo(21);
    }

    @Test
    void an_old_revision_in_the_log_is_read_as_todays_record() {
        node.send(write("before"));
        node.send(new NoteCommand.RetitleNote(note, "never seen"));
        database.jdbc()
                .sql("update reeve.event set revision = '1', payload = ? where aggregate_id = ? and sequence = 1")
                .param(("{\"noteId\":\"" + note + "\",\"name\":\"from of old\"}").getBytes(StandardCharsets.UTF_8))
                .param(note.toString())
                .update();

        assertThat(node.send(new NoteCommand.ReadNote(note)).getPayload()).isEqualTo("from of old: text");
    }

    @Test
    void the_stream_gives_the_event_at_once_with_its_position_and_the_databases_time() throws Exception {
        LogStream log = node.bean(LogStream.class);
        try (BlockingStream<TrackedEventMessage<?>> stream = log.openStream(log.createHeadToken())) {
            assertThat(stream.hasNextAvailable()).isFalse();

            CommandResultMessage<?> result = node.send(write("streamed"));

            assertThat(stream.hasNextAvailable(5, TimeUnit.SECONDS)).isTrue();
            TrackedEventMessage<?> event = stream.nextAvailable();
            assertThat(event.trackingToken().position().getAsLong())
                    .isEqualTo(result.getMetaData().get(Metadata.LAST_POSITION));
            assertThat(event.getPayload())
                    .isInstanceOfSatisfying(
                            NoteEvent.NoteWritten.class,
                            written -> assertThat(written.text()).isEqualTo("text"));
            assertThat(event.getTimestamp())
                    .isEqualTo(database.jdbc()
                            .sql("select recorded_at from reeve.log_head")
                            .query(OffsetDateTime.class)
                            .single()
                            .toInstant());
        }
    }

    private NoteCommand write(String title) {
        return new NoteCommand.WriteNote(note, author, title, "text");
    }

    private static long eventsOf(UUID aggregate) {
        return database.jdbc()
                .sql("select count(*) from reeve.event where aggregate_id = ?")
                .param(aggregate.toString())
                .query(Long.class)
                .single();
    }

    private static TrackedEventMessage<?> event(CommandResultMessage<?> result) {
        long position = (Long) Objects.requireNonNull(result.getMetaData().get(Metadata.LAST_POSITION));
        try (BlockingStream<TrackedEventMessage<?>> stream =
                node.bean(LogStream.class).openStream(new GlobalSequenceTrackingToken(position - 1))) {
            return stream.nextAvailable();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
