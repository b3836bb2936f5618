package io.reeve.command.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.app.AccessLength;
import io.reeve.kernel.app.AppDetails;
import io.reeve.kernel.app.AppEvent.AppAddedToAppStore;
import io.reeve.kernel.app.AppEvent.AppAdminsChanged;
import io.reeve.kernel.app.AppEvent.AppCreated;
import io.reeve.kernel.app.AppEvent.AppRemovedFromAppStore;
import io.reeve.kernel.app.AppEvent.AppSettingsChanged;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.AppSettings;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.app.ConnectionSource;
import io.reeve.kernel.group.GroupEvent.GroupChanged;
import io.reeve.kernel.group.GroupEvent.GroupCreated;
import io.reeve.kernel.group.GroupEvent.GroupDeleted;
import io.reeve.kernel.group.GroupEvent.GroupMembersChanged;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.group.MembershipEvent.MembershipAdded;
import io.reeve.kernel.group.MembershipEvent.MembershipRemoved;
import io.reeve.kernel.group.MembershipId;
import io.reeve.kernel.group.MembershipSource;
import io.reeve.kernel.permission.PermissionEvent.PermissionChanged;
import io.reeve.kernel.permission.PermissionEvent.PermissionCreated;
import io.reeve.kernel.permission.PermissionEvent.PermissionDeleted;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.permission.PermissionType;
import io.reeve.kernel.permission.PermissionVisibility;
import io.reeve.kernel.permission.RequestConfig;
import io.reeve.kernel.preapproval.PreApprovalRule;
import io.reeve.kernel.preapproval.RuleEvent.RuleChanged;
import io.reeve.kernel.preapproval.RuleEvent.RuleCreated;
import io.reeve.kernel.preapproval.RuleEvent.RuleDeleted;
import io.reeve.kernel.preapproval.RuleId;
import io.reeve.kernel.task.TaskEvent.Ownership;
import io.reeve.kernel.task.TaskEvent.TaskClosed;
import io.reeve.kernel.task.TaskEvent.TaskOpened;
import io.reeve.kernel.task.TaskEvent.TaskReassigned;
import io.reeve.kernel.task.TaskId;
import io.reeve.kernel.task.TaskStatus;
import io.reeve.kernel.task.TaskSubject;
import io.reeve.kernel.task.TaskType;
import io.reeve.kernel.token.TokenEvent.TokenIssued;
import io.reeve.kernel.token.TokenEvent.TokenRevoked;
import io.reeve.kernel.token.TokenId;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.RoleEvent.RoleGranted;
import io.reeve.kernel.user.RoleEvent.RoleRevoked;
import io.reeve.kernel.user.UserEvent.UserChanged;
import io.reeve.kernel.user.UserEvent.UserCreated;
import io.reeve.kernel.user.UserEvent.UserErased;
import io.reeve.kernel.user.UserEvent.UserStatusChanged;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserStatus;
import io.reeve.testing.Acting;
import io.reeve.testing.TestDatabase;
import io.reeve.testing.TestPostgres;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** All facts there are follow from the log alone, however many of its events come together. */
class FactTablesIT {

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final List<FactTable> all = everyFactTable();
    private final RecordedLog log = new RecordedLog(database, all);

    private final UserId ada = UserId.next();
    private final UserId leaver = UserId.next();
    private final AppId app = AppId.next();
    private final GroupId group = GroupId.next();
    private final TaskSubject subject = new TaskSubject(AccessRequestId.next(), app, null, ada);

    @Test
    void emptied_and_recorded_again_in_one_go_they_are_the_same() throws SQLException {
        for (Object event : Stream.of(people(), groups(), catalog(), tasks())
                .flatMap(List::stream)
                .toList()) {
            log.record(event);
        }
        Map<String, List<String>> before = rows();
        assertThat(before.values()).as("each table has something to lose").doesNotContain(List.of());

        before.keySet()
                .forEach(table -> database.jdbc().sql("truncate " + table).update());
        log.recordAgain();

        assertThat(rows()).isEqualTo(before);
    }

    private List<Object> people() {
        TokenId revoked = TokenId.next();
        return List.of(
                new UserCreated(ada, profile("ada"), UserStatus.ACTIVE),
                new UserCreated(leaver, profile("leaver"), UserStatus.ACTIVE),
                new UserChanged(ada, profile("countess"), List.of()),
                new RoleGranted(Role.ADMIN, ada),
                new RoleGranted(Role.AUDITOR, leaver),
                new RoleRevoked(Role.AUDITOR, leaver),
                new TokenIssued(TokenId.next(), ada, "laptop", "hash", Acting.NOW, Acting.NOW.plusSeconds(1)),
                new TokenIssued(revoked, ada, "lost", "other hash", Acting.NOW, null),
                new TokenRevoked(revoked, ada),
                new UserStatusChanged(leaver, UserStatus.ACTIVE, UserStatus.INACTIVE),
                new UserErased(leaver));
    }

    private List<Object> groups() {
        GroupId gone = GroupId.next();
        AccessRequestId grant = AccessRequestId.next();
        return List.of(
                new GroupCreated(group, "Group", "", app, "one", null),
                new GroupCreated(gone, "Gone", "", AppId.DIRECTORY, "two", null),
                new GroupChanged(group, "Group", "", "three", null),
                new GroupMembersChanged(group, 2, 0),
                added(group, ada, null),
                added(group, leaver, null),
                added(group, ada, grant),
                added(gone, ada, null),
                removed(group, leaver, null, false),
                removed(group, ada, null, true),
                new GroupDeleted(gone));
    }

    private List<Object> catalog() {
        AppId another = AppId.next();
        PermissionId permission = PermissionId.next();
        PermissionId deleted = PermissionId.next();
        RuleId rule = RuleId.next();
        RuleId over = RuleId.next();
        return List.of(
                new AppCreated(app, details(), ConnectionSource.API),
                new AppCreated(another, details(), ConnectionSource.UI),
                new AppSettingsChanged(app, settings("Ask", false)),
                new AppAddedToAppStore(app, settings("Ask", true)),
                new AppAdminsChanged(app, Approvers.NONE, Approvers.NONE),
                new AppAddedToAppStore(another, settings("", true)),
                new AppRemovedFromAppStore(another, settings("", false)),
                new PermissionCreated(permission, app, PermissionType.NATIVE, "Edit", config(null)),
                new PermissionCreated(deleted, app, PermissionType.SYNCED, "Read", config(null)),
                new PermissionChanged(permission, app, "Write", config(group)),
                new PermissionDeleted(deleted, app),
                new RuleCreated(rule, app, rule("new here")),
                new RuleCreated(over, app, rule("for now")),
                new RuleChanged(rule, app, rule("engineers")),
                new RuleDeleted(over, app));
    }

    private List<Object> tasks() {
        TaskId open = TaskId.of(subject.accessRequestId(), TaskType.APPROVE_STAGE_1);
        TaskId closed = TaskId.of(subject.accessRequestId(), TaskType.APPROVE_STAGE_2);
        return List.of(
                opened(open, Approvers.NONE, Ownership.NOBODY),
                opened(closed, Approvers.people(ada), Ownership.CONFIGURED),
                new TaskReassigned(open, subject, new Approvers(List.of(ada), List.of(group)), Ownership.REASSIGNED),
                new TaskClosed(closed, subject, TaskStatus.EXPIRED));
    }

    private Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new TreeMap<>();
        all.stream()
                .flatMap(table -> table.tables().stream())
                .forEach(table -> rows.put(
                        table,
                        database.jdbc()
                                .sql("select r::text from " + table + " r order by 1")
                                .query(String.class)
                                .list()));
        return rows;
    }

    private MembershipAdded added(GroupId to, UserId who, @Nullable AccessRequestId grant) {
        return new MembershipAdded(MembershipId.of(to, who), to, who, source(grant), grant);
    }

    private MembershipRemoved removed(GroupId from, UserId who, @Nullable AccessRequestId grant, boolean stillMember) {
        return new MembershipRemoved(MembershipId.of(from, who), from, who, source(grant), grant, stillMember);
    }

    private static MembershipSource source(@Nullable AccessRequestId grant) {
        return grant == null ? MembershipSource.SCIM : MembershipSource.GRANT;
    }

    private TaskOpened opened(TaskId id, Approvers assignees, Ownership ownership) {
        return new TaskOpened(id, TaskType.APPROVE_STAGE_1, subject, assignees, assignees, ownership, Set.of(), null);
    }

    private static Profile profile(String name) {
        return new Profile(name, name + "@example.org", name, "", null, null, null, null, null, null, null, Map.of());
    }

    private static AppDetails details() {
        return new AppDetails("Figma", "figma", "custom_app_import", "Other", "Drawing", null, null, null);
    }

    private static AppSettings settings(String message, boolean offered) {
        AppSettings initial = AppSettings.INITIAL;
        return new AppSettings(message, null, initial.requestFlow(), initial.provisioning(), offered);
    }

    private static RequestConfig config(@Nullable GroupId group) {
        return new RequestConfig(
                PermissionVisibility.VISIBLE, null, null, null, null, null, null, group, null, null, null);
    }

    private static PreApprovalRule rule(String why) {
        return new PreApprovalRule(why, List.of(AccessLength.TWO_HOURS), List.of(), List.of(), List.of(), List.of());
    }

    /** As the application finds them, so that one that is new is not left out. */
    private static List<FactTable> everyFactTable() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Component.class));
        return scan.findCandidateComponents("io.reeve.command").stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .filter(FactTable.class::isAssignableFrom)
                .map(type -> (FactTable) BeanUtils.instantiateClass(type))
                .toList();
    }
}
