package io.reeve.kernel.idempotency;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a call that carried an {@code Idempotency-Key} and succeeded. {@code scope} is the SHA-256 of acting
 * user, method, path and key; {@code bodyHash} that of the body; {@code ids} are those the call made, in order. Travels in
 * the metadata of the command and is written in the transaction of its events, or not at all.
 *
 * <p>{@code firstPosition} and {@code lastPosition} are those of the events written with it, known once it is read back, so
 * that whoever repeats the call can wait until the views show what it made. Absent when there were no events.
 */
public record IdempotencyRecord(
        String scope,
        String bodyHash,
        int status,
        List<String> ids,
        @Nullable Long firstPosition,
        @Nullable Long lastPosition) {

    /** The key of the command's metadata under which the record travels, as an object of this type. */
    public static final String METADATA_KEY = "idempotency";

    /** The code of the refusal when a record with this scope was written by another call in the meantime. */
    public static final String TAKEN = "idempotency_key_taken";

    public IdempotencyRecord {
        ids = List.copyOf(ids);
    }

    /** As it travels towards the log, before it has positions. */
    public IdempotencyRecord(String scope, String bodyHash, int status, List<String> ids) {
        this(scope, bodyHash, status, ids, null, null);
    }
}
