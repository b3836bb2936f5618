package io.reeve.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.UUID;

/** The two ways in which ids come about. */
public final class Uuids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final UUID NAMESPACE = UUID.fromString("6d0b2f5e-52f4-5d0c-9a61-0f1c6c1f9a10");

    private Uuids() {}

    /**
     * A new id that sorts by the time it was made (RFC 9562, version 7), so that an index over such ids grows at one end.
     */
    public static UUID next() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long high = (System.currentTimeMillis() << 16) | 0x7000L | (buffer.getLong() & 0x0FFFL);
        long low = (buffer.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /**
     * The id that follows from what it is made of (RFC 9562, version 5): the same parts always give the same id, which is
     * what makes it harmless for a process to do its work twice.
     */
    public static UUID derived(String kind, Object... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(ByteBuffer.allocate(16)
                    .putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits())
                    .flip());
            digest.update(kind.getBytes(StandardCharsets.UTF_8));
            for (Object part : parts) {
                digest.update((byte) 0);
                digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
            }
            ByteBuffer hash = ByteBuffer.wrap(digest.digest());
            long high = (hash.getLong() & ~0xF000L) | 0x5000L;
            long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
