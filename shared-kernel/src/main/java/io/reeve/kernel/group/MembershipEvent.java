package io.reeve.kernel.group;

import io.reeve.kernel.EventName;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.user.UserId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** One person in one group. A person may be there for several reasons at once and leaves with the last of them. */
public sealed interface MembershipEvent {

    MembershipId membershipId();

    GroupId groupId();

    UserId userId();

    /** A reason to be in the group was added; {@code grant} is the request that granted it, for source {@code GRANT}. */
    @EventName("membership.added")
    @Revision("1")
    record MembershipAdded(
            MembershipId membershipId,
            GroupId groupId,
            UserId userId,
            MembershipSource source,
            @Nullable AccessRequestId grant)
            implements MembershipEvent {}

    /** A reason was taken away; {@code stillMember} tells whether another one is left. */
    @EventName("membership.removed")
    @Revision("1")
    record MembershipRemoved(
            MembershipId membershipId,
            GroupId groupId,
            UserId userId,
            MembershipSource source,
            @Nullable AccessRequestId grant,
            boolean stillMember)
            implements MembershipEvent {}
}
