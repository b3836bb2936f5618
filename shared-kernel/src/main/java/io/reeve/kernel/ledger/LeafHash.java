package io.reeve.kernel.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Computes the fingerprint of events, which is the leaf hash of the Merkle tree; {@code docs/log.md} describes it for those
 * who check it without us. For one thread.
 */
public final class LeafHash {

    private static final byte LEAF = 0x00;

    private final MessageDigest digest = Hash.sha256();

    public Hash of(LogRow row) {
        digest.update(LEAF);
        add(number(row.position()));
        add(bytes(row.eventId()));
        add(row.aggregateType().getBytes(StandardCharsets.UTF_8));
        add(row.aggregateId().getBytes(StandardCharsets.UTF_8));
        add(number(row.sequence()));
        add(row.name().getBytes(StandardCharsets.UTF_8));
        add(row.revision().getBytes(StandardCharsets.UTF_8));
        add(number(ChronoUnit.MICROS.between(Instant.EPOCH, row.recordedAt())));
        add(row.payload());
        add(row.metadata());
        return Hash.of(digest.digest());
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
