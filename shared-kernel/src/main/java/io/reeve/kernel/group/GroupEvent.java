package io.reeve.kernel.group;

import io.reeve.kernel.EventName;
import io.reeve.kernel.app.AppId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What happens to a group as such; who is in it is told by {@link MembershipEvent}. */
public sealed interface GroupEvent {

    GroupId groupId();

    /** {@code appId} is the app that the group comes from; {@code integrationSpecificId} its id there. */
    @EventName("group.created")
    @Revision("1")
    record GroupCreated(
            GroupId groupId,
            String name,
            String description,
            AppId appId,
            String integrationSpecificId,
            @Nullable String externalId)
            implements GroupEvent {}

    @EventName("group.changed")
    @Revision("1")
    record GroupChanged(
            GroupId groupId,
            String name,
            String description,
            String integrationSpecificId,
            @Nullable String externalId) implements GroupEvent {}

    /**
     * A directory changed who is in the group: so many joined and so many left. Who they are is told by the
     * {@link MembershipEvent}s beside it.
     */
    @EventName("group.members_changed")
    @Revision("1")
    record GroupMembersChanged(GroupId groupId, int joined, int left) implements GroupEvent {}

    /** The group is gone, and with it everybody's membership. */
    @EventName("group.deleted")
    @Revision("1")
    record GroupDeleted(GroupId groupId) implements GroupEvent {}
}
