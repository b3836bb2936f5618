package io.reeve.query.activity;

import io.reeve.kernel.activity.ActivityTarget.Kind;
import io.reeve.kernel.audit.AuditEvent;
import io.reeve.kernel.audit.AuditEvent.EventsExported;
import io.reeve.kernel.audit.AuditEvent.ExportBegun;
import io.reeve.kernel.group.GroupEvent;
import io.reeve.kernel.group.GroupEvent.GroupChanged;
import io.reeve.kernel.group.GroupEvent.GroupCreated;
import io.reeve.kernel.group.GroupEvent.GroupDeleted;
import io.reeve.kernel.group.GroupEvent.GroupMembersChanged;
import io.reeve.kernel.group.MembershipEvent;
import io.reeve.kernel.group.MembershipEvent.MembershipAdded;
import io.reeve.kernel.group.MembershipEvent.MembershipRemoved;
import io.reeve.kernel.token.TokenEvent;
import io.reeve.kernel.token.TokenEvent.TokenIssued;
import io.reeve.kernel.token.TokenEvent.TokenRevoked;
import io.reeve.kernel.user.AttributeChange;
import io.reeve.kernel.user.RoleEvent;
import io.reeve.kernel.user.RoleEvent.RoleGranted;
import io.reeve.kernel.user.RoleEvent.RoleRevoked;
import io.reeve.kernel.user.UserEvent;
import io.reeve.kernel.user.UserEvent.UserChanged;
import io.reeve.kernel.user.UserEvent.UserCreated;
import io.reeve.kernel.user.UserEvent.UserErased;
import io.reeve.kernel.user.UserEvent.UserStatusChanged;

/** What happens to people and groups. What is known of a person is told by the fields that changed, never by their values. */
final class People {

    private People() {}

    static Told tell(UserEvent event) {
        return switch (event) {
            case UserCreated created ->
                Told.that(ActivityType.USER_CREATED).of(created.userId()).with("status", created.status());
            case UserChanged changed ->
                Told.that(ActivityType.USER_UPDATED)
                        .of(changed.userId())
                        .with(
                                "changed_fields",
                                changed.changes().stream()
                                        .map(AttributeChange::field)
                                        .toList());
            case UserStatusChanged changed ->
                Told.that(ActivityType.USER_STATUS_UPDATED)
                        .of(changed.userId())
                        .with("old_status", changed.previous())
                        .with("new_status", changed.status());
            case UserErased erased -> Told.that(ActivityType.USER_ERASED).of(erased.userId());
        };
    }

    static Told tell(RoleEvent event) {
        ActivityType type = switch (event) {
            case RoleGranted granted -> ActivityType.USER_ROLE_ADDED;
            case RoleRevoked revoked -> ActivityType.USER_ROLE_REMOVED;
        };
        String role = event.role().name();
        return Told.that(type).of(event.userId()).of(Kind.ROLE, role, role);
    }

    static Told tell(TokenEvent event) {
        return switch (event) {
            case TokenIssued issued ->
                Told.that(ActivityType.API_TOKEN_CREATED)
                        .of(Kind.API_TOKEN, issued.tokenId(), issued.name())
                        .of(issued.userId())
                        .with("expires_at", issued.expiresAt());
            case TokenRevoked revoked ->
                Told.that(ActivityType.API_TOKEN_REVOKED)
                        .of(Kind.API_TOKEN, revoked.tokenId(), "")
                        .of(revoked.userId());
        };
    }

    static Told tell(AuditEvent event) {
        return switch (event) {
            case ExportBegun begun ->
                Told.that(ActivityType.AUDIT_EXPORT_BEGUN)
                        .of(begun.by())
                        .with("form", begun.form())
                        .with("filters", begun.filters());
            case EventsExported exported ->
                Told.that(ActivityType.AUDIT_EVENTS_EXPORTED)
                        .of(exported.by())
                        .with("form", exported.form())
                        .with("filters", exported.filters())
                        .with("first_position", exported.first())
                        .with("last_position", exported.last())
                        .with("count", exported.count())
                        .with("whole", exported.whole());
        };
    }

    static Told tell(GroupEvent event) {
        return switch (event) {
            case GroupCreated created ->
                Told.that(ActivityType.GROUP_CREATED)
                        .of(Kind.GROUP, created.groupId(), created.name())
                        .of(created.appId());
            case GroupChanged changed ->
                Told.that(ActivityType.GROUP_UPDATED).of(Kind.GROUP, changed.groupId(), changed.name());
            case GroupMembersChanged changed ->
                Told.that(ActivityType.GROUP_MEMBERS_UPDATED)
                        .of(changed.groupId())
                        .with("joined", changed.joined())
                        .with("left", changed.left());
            case GroupDeleted deleted -> Told.that(ActivityType.GROUP_DELETED).of(deleted.groupId());
        };
    }

    static Told tell(MembershipEvent event) {
        return switch (event) {
            case MembershipAdded added ->
                membership(ActivityType.GROUP_MEMBER_ADDED, added)
                        .with("source", added.source())
                        .with("access_request_id", added.grant());
            case MembershipRemoved removed ->
                membership(ActivityType.GROUP_MEMBER_REMOVED, removed)
                        .with("source", removed.source())
                        .with("access_request_id", removed.grant())
                        .with("still_member", removed.stillMember());
        };
    }

    private static Told membership(ActivityType type, MembershipEvent event) {
        return Told.that(type).of(event.userId()).of(event.groupId());
    }
}
