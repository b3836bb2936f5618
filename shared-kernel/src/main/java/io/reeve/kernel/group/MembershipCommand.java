package io.reeve.kernel.group;

import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.user.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What a grant does to a membership; both are harmless to repeat. Directories change members through {@link GroupCommand}. */
public sealed interface MembershipCommand {

    MembershipId membershipId();

    /** Refused when the group does not exist (any more). */
    record GrantMembership(
            @TargetAggregateIdentifier MembershipId membershipId, GroupId groupId, UserId userId, AccessRequestId grant)
            implements MembershipCommand {

        public static GrantMembership of(GroupId groupId, UserId userId, AccessRequestId grant) {
            return new GrantMembership(MembershipId.of(groupId, userId), groupId, userId, grant);
        }
    }

    record EndMembership(@TargetAggregateIdentifier MembershipId membershipId, AccessRequestId grant)
            implements MembershipCommand {

        public static EndMembership of(GroupId groupId, UserId userId, AccessRequestId grant) {
            return new EndMembership(MembershipId.of(groupId, userId), grant);
        }
    }
}
