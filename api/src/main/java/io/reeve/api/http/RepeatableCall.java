package io.reeve.api.http;

import io.reeve.kernel.idempotency.IdempotencyRecord;
import io.reeve.kernel.user.UserId;
import java.util.List;

/**
 * A POST with an {@code Idempotency-Key}. Two are the same call when the same person sends the same key to the same path;
 * then the bodies must agree too.
 *
 * @param status what the call answers when it succeeds; only success is kept
 */
public record RepeatableCall(String scope, String bodyHash, int status) {

    static final String HEADER = "Idempotency-Key";
    static final int LONGEST_KEY = 255;

    static RepeatableCall of(UserId user, String method, String path, String key, byte[] body, int status) {
        String scope = user + "\n" + method + "\n" + path + "\n" + key;
        return new RepeatableCall(Sha256.of(scope), Sha256.of(body), status);
    }

    IdempotencyRecord making(List<String> ids) {
        return new IdempotencyRecord(scope, bodyHash, status, ids);
    }
}
