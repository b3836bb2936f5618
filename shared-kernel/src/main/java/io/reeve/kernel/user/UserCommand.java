package io.reeve.kernel.user;

import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What a directory or an administrator can do about a person. */
public sealed interface UserCommand {

    UserId userId();

    /** The same id with the same content again is no change; with other content it is refused. */
    record CreateUser(@TargetAggregateIdentifier UserId userId, Profile profile, UserStatus status)
            implements UserCommand {}

    /**
     * Makes the record look like this. {@code expectedVersions} are those the caller demands it to have, such as the one
     * they saw; {@code null} when any will do.
     */
    record UpdateUser(
            @TargetAggregateIdentifier UserId userId,
            Profile profile,
            UserStatus status,
            @Nullable Set<Long> expectedVersions)
            implements UserCommand {}

    /**
     * Makes different what is different between what was seen and what is wanted, and leaves the rest of the record as it is
     * by now, whoever changed it meanwhile.
     */
    record ReviseUser(
            @TargetAggregateIdentifier UserId userId,
            State seen,
            State wanted,
            @Nullable Set<Long> expectedVersions) implements UserCommand {

        public record State(Profile profile, UserStatus status) {}
    }

    /** The person leaves: user name and e-mail are free again. */
    record DeactivateUser(
            @TargetAggregateIdentifier UserId userId,
            @Nullable Set<Long> expectedVersions) implements UserCommand {}

    /** Deletes the key of a person who has left. */
    record EraseUser(@TargetAggregateIdentifier UserId userId) implements UserCommand {}
}
