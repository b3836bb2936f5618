package io.reeve.kernel.user;

import java.time.Instant;

/**
 * A person as they are known now. {@code version} counts the changes of the record and is what an ETag shows. Of somebody
 * who was erased nothing is left but the id: {@code profile} is {@link Profile#ERASED}.
 */
public record UserView(
        UserId id, UserStatus status, Profile profile, Instant createdAt, Instant changedAt, long version) {}
