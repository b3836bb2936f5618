package io.reeve.command.eventstore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The fingerprint of one row of the log; {@code docs/log.md} describes it for those who check it without us. */
final class LeafHash {

    private static final byte LEAF = 0x00;

    private final MessageDigest digest;

    LeafHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    byte[] of(long position, Instant recordedAt, NewEvent event) {
        digest.update(LEAF);
        add(number(position));
        add(bytes(event.id()));
        add(event.aggregateType().getBytes(StandardCharsets.UTF_8));
        add(event.aggregateId().getBytes(StandardCharsets.UTF_8));
        add(number(event.sequence()));
        add(event.name().getBytes(StandardCharsets.UTF_8));
        add(event.revision().getBytes(StandardCharsets.UTF_8));
        add(number(ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt)));
        add(event.payload());
        add(event.metadata());
        return digest.digest();
    }

    private void add(byte[] field) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).flip());
        digest.update(field);
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
