package io.reeve.kernel.group;

import io.reeve.kernel.app.AppId;
import io.reeve.kernel.user.UserId;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * What a directory does about a group and who is in it. One command is one unit: all of it happens or none.
 * {@code expectedVersions} are those the caller demands the group to have, such as the one they saw; {@code null} when any
 * will do.
 */
public sealed interface GroupCommand {

    GroupId groupId();

    record CreateGroup(
            @TargetAggregateIdentifier GroupId groupId,
            String name,
            String description,
            AppId appId,
            @Nullable String externalId,
            Set<UserId> members)
            implements GroupCommand {}

    record UpdateGroup(
            @TargetAggregateIdentifier GroupId groupId,
            String name,
            String description,
            @Nullable String externalId,
            MemberChange members,
            @Nullable Set<Long> expectedVersions)
            implements GroupCommand {}

    /**
     * Makes different what is different between what was seen and what is wanted, and leaves the rest of the group as it is
     * by now, whoever changed it meanwhile.
     */
    record ReviseGroup(
            @TargetAggregateIdentifier GroupId groupId,
            Words seen,
            Words wanted,
            MemberChange members,
            @Nullable Set<Long> expectedVersions)
            implements GroupCommand {

        public record Words(String name, @Nullable String externalId) {}
    }

    /** Leaves the rest of the group as it is, so that it need not be known. */
    record ChangeMembers(
            @TargetAggregateIdentifier GroupId groupId,
            MemberChange members,
            @Nullable Set<Long> expectedVersions) implements GroupCommand {}

    record DeleteGroup(
            @TargetAggregateIdentifier GroupId groupId,
            @Nullable Set<Long> expectedVersions) implements GroupCommand {}

    /** How the members that the directory put there change; those that a grant put there are never touched. */
    sealed interface MemberChange {

        /** These and no others. */
        record Exactly(Set<UserId> members) implements MemberChange {}

        /** These join and those leave; nobody may be in both. */
        record Delta(Set<UserId> joining, Set<UserId> leaving) implements MemberChange {}

        record None() implements MemberChange {}
    }
}
