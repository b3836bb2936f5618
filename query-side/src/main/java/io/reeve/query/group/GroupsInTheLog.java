package io.reeve.query.group;

import io.reeve.kernel.group.FindGroupInTheLog;
import io.reeve.kernel.group.GroupEvent;
import io.reeve.kernel.group.GroupEvent.GroupChanged;
import io.reeve.kernel.group.GroupEvent.GroupCreated;
import io.reeve.kernel.group.GroupEvent.GroupDeleted;
import io.reeve.kernel.group.GroupEvent.GroupMembersChanged;
import io.reeve.kernel.group.GroupView;
import io.reeve.query.projection.OwnEvents;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Groups as they have just been written; one that is gone by now as it was last. */
@Component
class GroupsInTheLog {

    private final OwnEvents events;

    GroupsInTheLog(OwnEvents events) {
        this.events = events;
    }

    @QueryHandler
    Optional<GroupView> handle(FindGroupInTheLog query) {
        return events.tell(query.groupId(), GroupsInTheLog::made, GroupsInTheLog::changed);
    }

    private static GroupView made(DomainEventMessage<?> message) {
        GroupCreated event = (GroupCreated) message.getPayload();
        return new GroupView(
                event.groupId(),
                event.name(),
                event.description(),
                event.appId(),
                event.integrationSpecificId(),
                event.externalId(),
                message.getTimestamp(),
                message.getTimestamp(),
                message.getSequenceNumber());
    }

    private static GroupView changed(GroupView group, DomainEventMessage<?> message) {
        return switch ((GroupEvent) message.getPayload()) {
            case GroupChanged event ->
                new GroupView(
                        group.id(),
                        event.name(),
                        event.description(),
                        group.appId(),
                        event.integrationSpecificId(),
                        event.externalId(),
                        group.createdAt(),
                        message.getTimestamp(),
                        message.getSequenceNumber());
            case GroupMembersChanged _ ->
                new GroupView(
                        group.id(),
                        group.name(),
                        group.description(),
                        group.appId(),
                        group.integrationSpecificId(),
                        group.externalId(),
                        group.createdAt(),
                        message.getTimestamp(),
                        message.getSequenceNumber());
            case GroupCreated _, GroupDeleted _ -> group;
        };
    }
}
