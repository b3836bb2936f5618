package io.reeve.api.demo;

import io.reeve.kernel.Patch;
import io.reeve.kernel.app.AccessLength;
import io.reeve.kernel.app.AllowedGroupRefs;
import io.reeve.kernel.app.AllowedGroups;
import io.reeve.kernel.app.AppCommand.AddAppToAppStore;
import io.reeve.kernel.app.AppCommand.CreateApp;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.AppVisibility;
import io.reeve.kernel.app.ApproverRefs;
import io.reeve.kernel.app.ConnectionSource;
import io.reeve.kernel.app.GroupsProvisioning;
import io.reeve.kernel.app.SettingsChange;
import io.reeve.kernel.app.SettingsChange.ProvisioningChange;
import io.reeve.kernel.app.SettingsChange.RequestFlowChange;
import io.reeve.kernel.group.GroupCommand.CreateGroup;
import io.reeve.kernel.group.GroupRef;
import io.reeve.kernel.permission.PermissionCommand.CreatePermission;
import io.reeve.kernel.permission.PermissionVisibility;
import io.reeve.kernel.permission.RequestConfigChange;
import io.reeve.kernel.permission.RequestConfigChange.ApprovalChange;
import io.reeve.kernel.preapproval.PreApprovalRule.AttributeEquals;
import io.reeve.kernel.preapproval.RuleChange;
import io.reeve.kernel.preapproval.RuleCommand.CreateRule;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.RoleCommand.GrantRole;
import io.reeve.kernel.user.UserCommand.CreateUser;
import io.reeve.kernel.user.UserStatus;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands that make an organisation, in an order in which each finds what it refers to. */
final class Loading {

    private final Organisation organisation;

    Loading(Organisation organisation) {
        this.organisation = organisation;
    }

    Stream<Object> commands() {
        return Stream.of(users(), groups(), apps(), permissions(), rules(), roles())
                .flatMap(each -> each);
    }

    private Stream<Object> users() {
        return organisation.users().stream()
                .map(user -> new CreateUser(
                        Ids.user(user.userName()),
                        new Profile(
                                user.userName(),
                                user.userName() + "@" + organisation.domain(),
                                user.givenName(),
                                user.familyName(),
                                user.title(),
                                user.team(),
                                user.manager() == null ? null : Ids.user(user.manager()),
                                null,
                                null,
                                null,
                                null,
                                user.customAttributes()),
                        UserStatus.ACTIVE));
    }

    private Stream<Object> groups() {
        return organisation.groups().stream()
                .map(group -> new CreateGroup(
                        Ids.group(group.name()),
                        group.name(),
                        group.description(),
                        AppId.DIRECTORY,
                        null,
                        group.members().stream().map(Ids::user).collect(Collectors.toSet())));
    }

    private Stream<Object> apps() {
        return organisation.apps().stream()
                .flatMap(app -> Stream.of(
                        new CreateApp(
                                Ids.app(app.name()),
                                app.name(),
                                app.category(),
                                app.description(),
                                null,
                                null,
                                null,
                                ConnectionSource.UI),
                        new AddAppToAppStore(Ids.app(app.name()), settings(app))));
    }

    private Stream<Object> permissions() {
        return organisation.apps().stream()
                .flatMap(app -> app.permissions().stream()
                        .map(permission -> new CreatePermission(
                                Ids.permission(app.name(), permission.label()),
                                Ids.app(app.name()),
                                null,
                                null,
                                permission.label(),
                                config(permission))));
    }

    private Stream<Object> rules() {
        return organisation.preApprovalRules().stream()
                .map(rule -> new CreateRule(
                        Ids.rule(rule.justification()),
                        Ids.app(rule.app()),
                        new RuleChange(
                                Patch.to(rule.justification()),
                                Patch.to(lengths(rule.timeBasedAccess())),
                                Patch.to(refs(rule.groups())),
                                Patch.to(rule.permissions().stream()
                                        .map(label -> Ids.permission(rule.app(), label))
                                        .toList()),
                                Patch.to(rule.attributes().entrySet().stream()
                                        .map(each -> new AttributeEquals(each.getKey(), each.getValue()))
                                        .toList()),
                                Patch.to(List.of()))));
    }

    private Stream<Object> roles() {
        return organisation.roles().entrySet().stream()
                .flatMap(person ->
                        person.getValue().stream().map(role -> new GrantRole(role, Ids.user(person.getKey()))));
    }

    private static SettingsChange settings(Organisation.App app) {
        return new SettingsChange(
                Patch.keep(),
                Patch.keep(),
                new RequestFlowChange(
                        Patch.to(
                                app.visibility() == null
                                        ? AppVisibility.FULL
                                        : AppVisibility.valueOf(app.visibility())),
                        Patch.keep(),
                        Patch.to(app.managerApproval()),
                        Patch.keep(),
                        app.allowedGroups().isEmpty()
                                ? Patch.keep()
                                : Patch.to(new AllowedGroupRefs(
                                        AllowedGroups.Type.SPECIFIED_GROUPS, refs(app.allowedGroups()))),
                        Patch.keep(),
                        Patch.keep(),
                        Patch.to(approvers(app.admins(), List.of())),
                        Patch.keep()),
                new ProvisioningChange(
                        Patch.to(
                                app.directToUser()
                                        ? GroupsProvisioning.DIRECT_TO_USER
                                        : GroupsProvisioning.GROUPS_AND_VISIBLE),
                        Patch.keep(),
                        Patch.keep(),
                        Patch.to(app.manualSteps() != null),
                        Patch.to(app.manualSteps()),
                        Patch.keep(),
                        Patch.keep(),
                        Patch.keep(),
                        Patch.keep()),
                Patch.keep());
    }

    private static RequestConfigChange config(Organisation.Permission permission) {
        boolean secondStage =
                !permission.stage2().isEmpty() || !permission.stage2Groups().isEmpty();
        boolean decided = permission.managerApproval()
                || secondStage
                || !permission.approvers().isEmpty()
                || !permission.approverGroups().isEmpty();
        return new RequestConfigChange(
                Patch.to(PermissionVisibility.VISIBLE),
                Patch.keep(),
                Patch.keep(),
                decided
                        ? new ApprovalChange(
                                Patch.to(true),
                                Patch.to(permission.managerApproval()),
                                Patch.to(secondStage),
                                Patch.to(approvers(permission.approvers(), permission.approverGroups())),
                                Patch.to(approvers(permission.stage2(), permission.stage2Groups())))
                        : ApprovalChange.NONE,
                Patch.keep(),
                Patch.keep(),
                permission.timeBasedAccess().isEmpty() ? Patch.keep() : Patch.to(true),
                permission.timeBasedAccess().isEmpty() ? Patch.keep() : Patch.to(lengths(permission.timeBasedAccess())),
                Patch.keep(),
                Patch.keep(),
                permission.provisioningGroup() == null
                        ? Patch.keep()
                        : Patch.to(GroupRef.of(Ids.group(permission.provisioningGroup()))),
                Patch.keep(),
                Patch.keep(),
                Patch.keep());
    }

    private static ApproverRefs approvers(List<String> users, List<String> groups) {
        return new ApproverRefs(users.stream().map(Ids::user).toList(), refs(groups));
    }

    private static List<GroupRef> refs(List<String> groups) {
        return groups.stream().map(Ids::group).map(GroupRef::of).toList();
    }

    private static List<AccessLength> lengths(List<String> labels) {
        return labels.stream().map(AccessLength::labelled).toList();
    }
}
