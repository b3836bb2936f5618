package io.reeve.verify;

import io.reeve.kernel.ledger.Hash;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads lines of JSON, and knows the hash of all the bytes before the line that it read last. */
final class Lines {

    private static final int LONGEST = 64 * 1024 * 1024;

    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final InputStream in;
    private final MessageDigest before = Hash.sha256();
    private byte[] line = new byte[0];

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** Whether there was another line. */
    boolean next() throws IOException {
        before.update(line);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            read.write(b);
            if (b == '\n') {
                break;
            }
            if (read.size() > LONGEST) {
                throw new IOException("a line is too long");
            }
        }
        line = read.toByteArray();
        return line.length > 0;
    }

    /** The line that was read last, if it is one of these. */
    <T> @Nullable T as(Class<T> type, String mark) {
        try {
            var tree = json.readTree(line);
            return tree.isObject() && tree.has(mark) ? json.treeToValue(tree, type) : null;
        } catch (JacksonException | IllegalArgumentException e) {
            return null;
        }
    }

    Hash ofAllBefore() {
        try {
            return Hash.of(((MessageDigest) before.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of every Java platform can be cloned", e);
        }
    }
}
