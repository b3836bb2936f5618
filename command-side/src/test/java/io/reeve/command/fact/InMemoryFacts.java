package io.reeve.command.fact;

import io.reeve.kernel.Rejection;
import io.reeve.kernel.app.AppDetails;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.AppSettings;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.app.RequestFlow;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.group.GroupRef;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Facts for tests of decisions: says exactly what the test has told it. */
public final class InMemoryFacts implements People, Catalog {

    private final Map<UserId, Person> people = new HashMap<>();
    private final Map<UserId, Set<Role>> roles = new HashMap<>();
    private final Map<GroupId, Set<UserId>> members = new HashMap<>();
    private final Map<GroupId, AppId> appsOfGroups = new HashMap<>();
    private final Map<AppId, App> apps = new HashMap<>();
    private final Map<PermissionId, Permission> permissions = new LinkedHashMap<>();
    private final Map<AppId, List<Rule>> rules = new HashMap<>();

    public Authority authority() {
        return new Authority(this, this);
    }

    public Governance governance() {
        return new Governance(authority(), this, this);
    }

    public References references() {
        return new References(this, this);
    }

    /** An active person about whom nothing else matters. */
    public UserId person(Role... held) {
        return person(Profile.ERASED, held);
    }

    public UserId person(Profile profile, Role... held) {
        UserId id = UserId.next();
        people.put(id, new Person(id, UserStatus.ACTIVE, profile));
        roles.put(id, EnumSet.noneOf(Role.class));
        for (Role role : held) {
            roles(id).add(role);
        }
        return id;
    }

    public void become(UserId user, UserStatus status) {
        people.computeIfPresent(user, (id, person) -> new Person(id, status, person.profile()));
    }

    public void grant(UserId user, Role role) {
        roles(user).add(role);
    }

    public void revoke(UserId user, Role role) {
        roles(user).remove(role);
    }

    /** One of the directory, like all that SCIM makes. */
    public GroupId group(UserId... inIt) {
        return group(AppId.DIRECTORY, inIt);
    }

    /** One that belongs to the app, where its id is the same text. */
    public GroupId group(AppId app, UserId... inIt) {
        GroupId id = GroupId.next();
        members.put(id, new HashSet<>(List.of(inIt)));
        appsOfGroups.put(id, app);
        return id;
    }

    public void join(GroupId group, UserId user) {
        inGroup(group).add(user);
    }

    public void leave(GroupId group, UserId user) {
        inGroup(group).remove(user);
    }

    /** An app that nobody has configured, but for its admins. */
    public AppId app(Approvers admins) {
        AppId id = AppId.next();
        RequestFlow initial = AppSettings.INITIAL.requestFlow();
        app(
                id,
                new AppSettings(
                        "",
                        null,
                        new RequestFlow(
                                initial.discoverability(),
                                initial.customApprovalMessage(),
                                initial.requireManagerApproval(),
                                initial.requireAdditionalApproval(),
                                initial.allowedGroups(),
                                initial.approvers(),
                                initial.approversStage2(),
                                admins,
                                initial.requestValidationWebhook()),
                        AppSettings.INITIAL.provisioning(),
                        true));
        return id;
    }

    public void app(AppId id, AppSettings settings) {
        apps.put(
                id,
                new App(
                        id,
                        new AppDetails("App", "app", "custom_app_import", null, "", null, null, null),
                        settings,
                        1));
    }

    public void permission(Permission permission) {
        permissions.put(permission.id(), permission);
    }

    public void rule(AppId app, Rule rule) {
        rules.computeIfAbsent(app, none -> new ArrayList<>()).add(rule);
    }

    @Override
    public Optional<Person> find(UserId userId) {
        return Optional.ofNullable(people.get(userId));
    }

    @Override
    public Set<Role> rolesOf(UserId userId) {
        return Set.copyOf(roles(userId));
    }

    @Override
    public Set<GroupId> groupsOf(UserId userId) {
        return members.entrySet().stream()
                .filter(group -> group.getValue().contains(userId))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<UserId> activeAmong(Collection<UserId> users) {
        return users.stream()
                .filter(user -> find(user).filter(Person::mayAct).isPresent())
                .collect(Collectors.toSet());
    }

    @Override
    public Set<UserId> activeMembersOf(Collection<GroupId> groups) {
        return activeAmong(
                groups.stream().flatMap(group -> inGroup(group).stream()).toList());
    }

    @Override
    public Set<UserId> activeAdmins() {
        return activeAmong(people.keySet().stream()
                .filter(user -> roles(user).contains(Role.ADMIN))
                .toList());
    }

    @Override
    public GroupId resolve(GroupRef ref, String field) {
        return appsOfGroups.keySet().stream()
                .filter(group -> names(ref, group))
                .findFirst()
                .orElseThrow(() -> Rejection.invalid(field, "unknown_group", "No such group."));
    }

    private boolean names(GroupRef ref, GroupId group) {
        if (ref.id() == null && (ref.appId() == null || ref.integrationSpecificId() == null)) {
            return false;
        }
        return (ref.id() == null || ref.id().equals(group))
                && (ref.appId() == null || ref.appId().equals(appsOfGroups.get(group)))
                && (ref.integrationSpecificId() == null
                        || ref.integrationSpecificId().equals(group.toString()));
    }

    @Override
    public Optional<AppId> appOf(GroupId group) {
        return Optional.ofNullable(appsOfGroups.get(group));
    }

    @Override
    public Optional<App> app(AppId appId) {
        return Optional.ofNullable(apps.get(appId));
    }

    @Override
    public Optional<Permission> permission(PermissionId permissionId) {
        return Optional.ofNullable(permissions.get(permissionId));
    }

    @Override
    public List<Permission> permissionsOf(AppId appId) {
        return permissions.values().stream()
                .filter(permission -> permission.appId().equals(appId))
                .toList();
    }

    @Override
    public List<Rule> rulesOf(AppId appId) {
        return rules.getOrDefault(appId, List.of());
    }

    private Set<Role> roles(UserId user) {
        return roles.computeIfAbsent(user, unknown -> EnumSet.noneOf(Role.class));
    }

    private Set<UserId> inGroup(GroupId group) {
        return members.computeIfAbsent(group, unknown -> new HashSet<>());
    }
}
