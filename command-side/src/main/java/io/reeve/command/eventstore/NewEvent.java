package io.reeve.command.eventstore;

import java.util.UUID;

/** An event as it will be stored, before it has a position. {@code fact} is the event itself, for the facts drawn from it. */
@SuppressWarnings("ArrayRecordComponent") // never compared, and the bytes are nobody else's
record NewEvent(
        UUID id,
        String aggregateType,
        String aggregateId,
        long sequence,
        String name,
        String revision,
        byte[] payload,
        byte[] metadata,
        Object fact) {}
