package io.reeve.command.group;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.reeve.command.fact.Authority;
import io.reeve.kernel.Actor;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.group.MembershipCommand.EndMembership;
import io.reeve.kernel.group.MembershipCommand.GrantMembership;
import io.reeve.kernel.group.MembershipEvent.MembershipAdded;
import io.reeve.kernel.group.MembershipEvent.MembershipRemoved;
import io.reeve.kernel.group.MembershipId;
import io.reeve.kernel.group.MembershipSource;
import io.reeve.kernel.user.UserId;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One person in one group, and every reason why: a directory's word, once, and each grant. A grant counts once, also when
 * it is heard of again after its end.
 */
@Aggregate
final class Membership {

    @AggregateIdentifier
    private @Nullable MembershipId id;

    private GroupId groupId;
    private UserId userId;
    private boolean directory;
    private final Set<AccessRequestId> grants = new HashSet<>();
    private final Set<AccessRequestId> ended = new HashSet<>();

    @SuppressWarnings("NullAway.Init") // filled by the first event
    Membership() {}

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(GrantMembership grant, Actor actor, GroupsAndMembers groups) {
        Authority.requireNoPerson(actor);
        if (grants.contains(grant.grant()) || ended.contains(grant.grant())) {
            return;
        }
        if (!groups.exists(grant.groupId())) {
            throw Rejection.conflict("group_gone", "The group does not exist any more.");
        }
        apply(new MembershipAdded(
                grant.membershipId(), grant.groupId(), grant.userId(), MembershipSource.GRANT, grant.grant()));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(EndMembership end, Actor actor) {
        Authority.requireNoPerson(actor);
        if (grants.contains(end.grant())) {
            boolean stillMember = directory || grants.size() > 1;
            apply(new MembershipRemoved(
                    end.membershipId(), groupId, userId, MembershipSource.GRANT, end.grant(), stillMember));
        }
    }

    /** Tells whether that changed anything. */
    boolean joinByDirectory(GroupId group, UserId user) {
        if (directory) {
            return false;
        }
        apply(new MembershipAdded(MembershipId.of(group, user), group, user, MembershipSource.SCIM, null));
        return true;
    }

    /** Tells whether that changed anything. Who was granted the membership as well stays. */
    boolean leaveByDirectory() {
        if (id == null || !directory) {
            return false;
        }
        apply(new MembershipRemoved(id, groupId, userId, MembershipSource.SCIM, null, !grants.isEmpty()));
        return true;
    }

    @EventSourcingHandler
    void on(MembershipAdded event) {
        id = event.membershipId();
        groupId = event.groupId();
        userId = event.userId();
        if (event.grant() == null) {
            directory = true;
        } else {
            grants.add(event.grant());
        }
    }

    @EventSourcingHandler
    void on(MembershipRemoved event) {
        if (event.grant() == null) {
            directory = false;
        } else {
            grants.remove(event.grant());
            ended.add(event.grant());
        }
    }
}
