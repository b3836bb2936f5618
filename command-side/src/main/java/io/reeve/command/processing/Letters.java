package io.reeve.command.processing;

import io.reeve.kernel.Uuids;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterJdbcConverter;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.DefaultDeadLetterStatementFactory;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * How dead letters are written and read: without the event, which is fetched from the log when it is tried again. So
 * nothing personal is stored a second time, an erased person is gone from the letters too, and an upcaster added since
 * then applies.
 */
final class Letters extends DefaultDeadLetterStatementFactory<EventMessage<?>>
        implements DeadLetterJdbcConverter<EventMessage<?>, JdbcDeadLetter<EventMessage<?>>> {

    static final DeadLetterSchema SCHEMA = DeadLetterSchema.builder()
            .deadLetterTable("reeve.dead_letter_entry")
            .deadLetterIdentifierColumn("letter_id")
            .processingGroupColumn("processing_group")
            .sequenceIdentifierColumn("sequence_id")
            .sequenceIndexColumn("sequence_index")
            .eventIdentifierColumn("event_id")
            .enqueuedAtColumn("enqueued_at")
            .lastTouchedColumn("last_touched")
            .processingStartedColumn("processing_started")
            .causeTypeColumn("cause_type")
            .causeMessageColumn("cause_message")
            .diagnosticsColumn("diagnostics")
            .build();

    private static final String ENQUEUE = """
            insert into reeve.dead_letter_entry (letter_id, processing_group, sequence_id, sequence_index, position,
                                                 event_id, enqueued_at, last_touched, cause_type, cause_message, diagnostics)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final StreamableMessageSource<TrackedEventMessage<?>> log;

    Letters(StreamableMessageSource<TrackedEventMessage<?>> log, Serializer serializer) {
        super(DefaultDeadLetterStatementFactory.<EventMessage<?>>builder()
                .schema(SCHEMA)
                .genericSerializer(serializer)
                .eventSerializer(serializer));
        this.log = log;
    }

    @Override
    public PreparedStatement enqueueStatement(
            Connection connection,
            String group,
            String sequence,
            DeadLetter<? extends EventMessage<?>> letter,
            long sequenceIndex)
            throws SQLException {
        EventMessage<?> event = letter.message();
        @Nullable Cause cause = letter.cause().orElse(null);
        PreparedStatement statement = connection.prepareStatement(ENQUEUE);
        statement.setString(1, Uuids.next().toString());
        statement.setString(2, group);
        statement.setString(3, sequence);
        statement.setLong(4, sequenceIndex);
        statement.setLong(5, positionOf(event));
        statement.setString(6, event.getIdentifier());
        statement.setString(7, DateTimeUtils.formatInstant(letter.enqueuedAt()));
        statement.setString(8, DateTimeUtils.formatInstant(letter.lastTouched()));
        statement.setString(9, cause == null ? null : cause.type());
        statement.setString(10, cause == null ? null : cause.message());
        statement.setBytes(11, "{}".getBytes(StandardCharsets.UTF_8));
        return statement;
    }

    @Override
    public JdbcDeadLetter<EventMessage<?>> convertToLetter(ResultSet row) throws SQLException {
        @Nullable String causeType = row.getString("cause_type");
        return new JdbcDeadLetter<>(
                row.getString("letter_id"),
                row.getLong("sequence_index"),
                row.getString("sequence_id"),
                DateTimeUtils.parseInstant(row.getString("enqueued_at")),
                DateTimeUtils.parseInstant(row.getString("last_touched")),
                causeType == null ? null : new ThrowableCause(causeType, row.getString("cause_message")),
                MetaData.emptyInstance(),
                eventAt(row.getLong("position")));
    }

    private static long positionOf(EventMessage<?> event) {
        return event instanceof TrackedEventMessage<?> tracked
                ? tracked.trackingToken().position().orElseThrow()
                : -1;
    }

    private TrackedEventMessage<?> eventAt(long position) {
        try (BlockingStream<TrackedEventMessage<?>> stream =
                log.openStream(new GlobalSequenceTrackingToken(position - 1))) {
            TrackedEventMessage<?> event = stream.nextAvailable();
            if (positionOf(event) != position) {
                throw new IllegalStateException("the log has no event at position " + position);
            }
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
