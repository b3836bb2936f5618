package io.reeve.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.reeve.testing.TestDatabase;
import io.reeve.testing.TestNode;
import io.reeve.testing.TestPostgres;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.DuplicateCommandHandlerSubscriptionException;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sample.note.NoteCommand.WriteNote;

/** Axon on Spring Boot 4 with JDBC alone starts without an event store and says nothing: this would. */
class StartUpIT {

    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void start() {
        database = TestPostgres.emptyDatabase();
        node = StoreNode.start(database);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void the_event_store_is_axons_over_our_engine() {
        assertThat(node.bean(EventBus.class)).isInstanceOf(EmbeddedEventStore.class);
        assertThat(node.bean(EventStorageEngine.class)).isInstanceOf(LogStorageEngine.class);
        assertThat(node.bean(Configuration.class).eventStore()).isSameAs(node.bean(EventBus.class));
    }

    @Test
    void commands_run_on_our_bus_and_it_refuses_a_second_handler() {
        CommandBus bus = node.bean(CommandBus.class);

        assertThat(bus).isInstanceOf(LogCommandBus.class);
        assertThat(node.bean(Configuration.class).commandBus()).isSameAs(bus);
        assertThatThrownBy(() -> bus.subscribe(WriteNote.class.getName(), command -> "mine"))
                .isInstanceOf(DuplicateCommandHandlerSubscriptionException.class);
    }

    @Test
    void all_serializers_are_jackson_3_and_the_events_ours() {
        Configuration axon = node.bean(Configuration.class);

        assertThat(axon.eventSerializer()).isInstanceOf(EventSerializer.class);
        assertThat(axon.messageSerializer()).isInstanceOf(Jackson3Serializer.class);
        assertThat(axon.serializer()).isInstanceOf(Jackson3Serializer.class);
    }

    @Test
    void payloads_are_bytea() {
        assertThat(database.jdbc().sql("""
                                select data_type from information_schema.columns
                                where table_schema = 'reeve' and table_name = 'event' and column_name = 'payload'""").query(String.class).single()).isEqualTo("bytea");
    }

    @Test
    void whoever_starts_on_an_empty_log_at_either_end_sees_the_first_event_exactly_once() throws Exception {
        TestDatabase empty = TestPostgres.freshDatabase();
        try (TestNode fresh = StoreNode.start(empty)) {
            LogStream log = fresh.bean(LogStream.class);
            for (TrackingToken token : new TrackingToken[] {log.createHeadToken(), log.createTailToken(), null}) {
                assertThat(token == null ? 0 : token.position().orElseThrow()).isZero();
            }
            try (BlockingStream<TrackedEventMessage<?>> atHead = log.openStream(log.createHeadToken());
                    BlockingStream<TrackedEventMessage<?>> atTail = log.openStream(log.createTailToken())) {
                fresh.send(new WriteNote(UUID.randomUUID(), UUID.randomUUID(), "first", "text"));

                assertSeesOnlyTheFirst(atHead);
                assertSeesOnlyTheFirst(atTail);
            }
        }
    }

    @Test
    void a_node_that_is_stopped_does_not_wait_until_it_would_have_looked_for_events_again() {
        TestNode patient = StoreNode.start(TestPostgres.freshDatabase(), "reeve.log.poll=8s");

        assertTimeout(Duration.ofSeconds(4), patient::close);
    }

    private static void assertSeesOnlyTheFirst(BlockingStream<TrackedEventMessage<?>> stream) throws Exception {
        assertThat(stream.hasNextAvailable(5, TimeUnit.SECONDS)).isTrue();
        assertThat(stream.peek()).isPresent();
        assertThat(stream.nextAvailable().trackingToken().position()).hasValue(1);
        assertThat(stream.hasNextAvailable()).isFalse();
        assertThat(stream.peek()).isEmpty();
    }
}
