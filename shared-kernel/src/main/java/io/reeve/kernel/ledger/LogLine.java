package io.reeve.kernel.ledger;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * A {@link LogRow} as a line of JSON in exports: {@code payload} and {@code metadata} are the stored bytes as text, not JSON
 * within JSON, so that nothing on the way can write them otherwise and change their hash.
 */
public record LogLine(
        @JsonProperty("position") long position,
        @JsonProperty("event_id") UUID eventId,
        @JsonProperty("aggregate_type") String aggregateType,
        @JsonProperty("aggregate_id") String aggregateId,
        @JsonProperty("sequence") long sequence,
        @JsonProperty("name") String name,
        @JsonProperty("revision") String revision,
        @JsonProperty("recorded_at") String recordedAt,
        @JsonProperty("payload") String payload,
        @JsonProperty("metadata") String metadata) {

    /** A line that lacks a part is none, whoever wrote it. */
    public LogLine {
        requireNonNull(eventId, "event_id");
        requireNonNull(aggregateType, "aggregate_type");
        requireNonNull(aggregateId, "aggregate_id");
        requireNonNull(name, "name");
        requireNonNull(revision, "revision");
        requireNonNull(recordedAt, "recorded_at");
        requireNonNull(payload, "payload");
        requireNonNull(metadata, "metadata");
    }

    public static LogLine of(LogRow row) {
        return new LogLine(
                row.position(),
                row.eventId(),
                row.aggregateType(),
                row.aggregateId(),
                row.sequence(),
                row.name(),
                row.revision(),
                row.recordedAt().toString(),
                new String(row.payload(), StandardCharsets.UTF_8),
                new String(row.metadata(), StandardCharsets.UTF_8));
    }

    /** Throws {@link java.time.DateTimeException} for what is no time. */
    public LogRow row() {
        return new LogRow(
                position,
                eventId,
                aggregateType,
                aggregateId,
                sequence,
                name,
                revision,
                Instant.parse(recordedAt),
                payload.getBytes(StandardCharsets.UTF_8),
                metadata.getBytes(StandardCharsets.UTF_8));
    }
}
