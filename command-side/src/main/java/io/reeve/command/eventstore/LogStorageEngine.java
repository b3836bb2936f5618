package io.reeve.command.eventstore;

import io.reeve.command.personal.PersonKeys;
import io.reeve.command.personal.UnitKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** The log as Axon's event store sees it. */
final class LogStorageEngine extends BatchingEventStorageEngine {

    private final Appender appender;
    private final LogReads reads;
    private final EventCodec codec;
    private final PersonKeys personKeys;

    LogStorageEngine(Appender appender, LogReads reads, EventCodec codec, PersonKeys personKeys) {
        super(new Configuration()
                .eventSerializer(codec.serializer())
                .snapshotSerializer(codec.serializer())
                .upcasterChain(codec.upcasters()));
        this.appender = appender;
        this.reads = reads;
        this.codec = codec;
        this.personKeys = personKeys;
    }

    private static final class Configuration extends Builder {}

    /**
     * The events of a command join its unit, which is written when the command commits. Events published outside of any
     * command are a unit of their own and are on disk when this returns.
     */
    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        OpenUnit open = CurrentUnitOfWork.map(OpenUnit::of).orElse(null);
        if (open != null) {
            events.forEach(event -> open.add(codec.encode(event, open.keys())));
        } else {
            UnitKeys keys = personKeys.forUnit();
            List<NewEvent> encoded =
                    events.stream().map(event -> codec.encode(event, keys)).toList();
            appender.append(AppendUnit.of(encoded, keys.made()));
        }
    }

    @Override
    protected List<StoredEvent> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        return reads.after(LogPosition.of(lastToken), batchSize);
    }

    @Override
    protected List<StoredEvent> fetchDomainEvents(String aggregateIdentifier, long firstSequence, int batchSize) {
        return reads.ofAggregate(aggregateIdentifier, firstSequence, batchSize);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return reads.lastSequence(aggregateIdentifier);
    }

    /** Before the first event. */
    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    /** At the last event; in an empty log before the first, so that whoever starts there misses none. */
    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(reads.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant moment) {
        return new GlobalSequenceTrackingToken(reads.positionBefore(moment));
    }

    /** Streams are short here; there are no snapshots. */
    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return Stream.empty();
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        throw new UnsupportedOperationException("there are no snapshots");
    }
}
