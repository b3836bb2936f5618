package io.reeve.command.eventstore;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/** A row of the log. */
@SuppressWarnings("ArrayRecordComponent") // never compared, and the bytes are nobody else's
record StoredEvent(
        long position,
        UUID id,
        String aggregateType,
        String aggregateId,
        long sequence,
        String name,
        String revision,
        Instant recordedAt,
        byte[] payload,
        byte[] metadata)
        implements DomainEventData<byte[]>, TrackedEventData<byte[]> {

    StoredEvent withPayload(byte[] other) {
        return new StoredEvent(
                position, id, aggregateType, aggregateId, sequence, name, revision, recordedAt, other, metadata);
    }

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(position);
    }

    @Override
    public String getType() {
        return aggregateType;
    }

    @Override
    public String getAggregateIdentifier() {
        return aggregateId;
    }

    @Override
    public long getSequenceNumber() {
        return sequence;
    }

    @Override
    public String getEventIdentifier() {
        return id.toString();
    }

    @Override
    public Instant getTimestamp() {
        return recordedAt;
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return new SerializedMetaData<>(metadata, byte[].class);
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return new SimpleSerializedObject<>(payload, byte[].class, name, revision);
    }
}
