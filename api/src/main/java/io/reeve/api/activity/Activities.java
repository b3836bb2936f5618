package io.reeve.api.activity;

import static java.util.stream.Collectors.toMap;

import io.reeve.api.app.Apps;
import io.reeve.api.group.Group;
import io.reeve.api.group.Groups;
import io.reeve.api.http.Queries;
import io.reeve.api.user.User;
import io.reeve.api.user.Users;
import io.reeve.kernel.Actor;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.accessrequest.AccessRequestView;
import io.reeve.kernel.accessrequest.ListAccessRequestsByIds;
import io.reeve.kernel.activity.ActivityEntry;
import io.reeve.kernel.activity.ActivityTarget;
import io.reeve.kernel.activity.ActivityTarget.Kind;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.AppView;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.permission.PermissionQuery.ListPermissionsByIds;
import io.reeve.kernel.permission.PermissionView;
import io.reeve.kernel.token.Caller;
import io.reeve.kernel.user.UserId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts entries of the activity log together for an answer. Names are looked up now, with one question of each kind for the whole
 * answer: the log keeps ids, so that nobody's name outlives their being forgotten.
 */
@Component
class Activities {

    private final Queries queries;
    private final Users users;
    private final Groups groups;
    private final Apps apps;

    Activities(Queries queries, Users users, Groups groups, Apps apps) {
        this.queries = queries;
        this.users = users;
        this.groups = groups;
        this.apps = apps;
    }

    List<ActivityLog> of(List<ActivityEntry> entries, Caller caller) {
        Map<AccessRequestId, AccessRequestView> requests = requests(entries, caller);
        Names names = new Names(
                requests,
                users.byIds(people(entries, requests.values())),
                groups.byIds(targets(entries, Kind.GROUP, GroupId::of)),
                apps.byIds(apps(entries, requests.values())),
                permissions(entries));
        return entries.stream().map(names::log).toList();
    }

    private Map<AccessRequestId, AccessRequestView> requests(List<ActivityEntry> entries, Caller caller) {
        Set<AccessRequestId> ids = targets(entries, Kind.ACCESS_REQUEST, AccessRequestId::of);
        return ids.isEmpty()
                ? Map.of()
                : queries.ask(new ListAccessRequestsByIds(List.copyOf(ids), caller)).stream()
                        .collect(toMap(AccessRequestView::id, Function.identity()));
    }

    private Map<PermissionId, String> permissions(List<ActivityEntry> entries) {
        Set<PermissionId> ids = targets(entries, Kind.PERMISSION, PermissionId::of);
        return ids.isEmpty()
                ? Map.of()
                : queries.ask(new ListPermissionsByIds(ids)).stream()
                        .collect(toMap(PermissionView::id, PermissionView::label));
    }

    private static Set<UserId> people(List<ActivityEntry> entries, Collection<AccessRequestView> requests) {
        Set<UserId> people = targets(entries, Kind.USER, UserId::of);
        entries.forEach(entry -> {
            if (entry.actor() instanceof Actor.Person person) {
                people.add(new UserId(person.userId()));
            }
        });
        requests.forEach(request -> people.add(request.target()));
        return people;
    }

    private static Set<AppId> apps(List<ActivityEntry> entries, Collection<AccessRequestView> requests) {
        Set<AppId> apps = targets(entries, Kind.APP, AppId::of);
        requests.forEach(request -> apps.add(request.appId()));
        return apps;
    }

    private static <I> Set<I> targets(List<ActivityEntry> entries, Kind kind, Function<String, I> id) {
        return entries.stream()
                .flatMap(entry -> entry.targets().stream())
                .filter(target -> target.kind() == kind)
                .map(target -> id.apply(target.id()))
                .collect(Collectors.toSet());
    }

    /** What was looked up, and the answers made of it. */
    private record Names(
            Map<AccessRequestId, AccessRequestView> requests,
            Users.Known users,
            Groups.Known groups,
            Apps.Known apps,
            Map<PermissionId, String> permissions) {

        ActivityLog log(ActivityEntry entry) {
            return new ActivityLog(
                    entry.hash(),
                    entry.type(),
                    entry.sentence(),
                    ActivityLog.outcome(entry.succeeded()),
                    entry.targets().stream().map(this::target).toList(),
                    actor(entry.actor()),
                    entry.at(),
                    entry.metadata());
        }

        /** The type of a person is what known clients look for. */
        private Map<String, Object> actor(@Nullable Actor actor) {
            return switch (actor) {
                case Actor.Person person -> {
                    Map<String, Object> known = person("actor_type", users.user(new UserId(person.userId())));
                    known.put("id", person.userId().toString());
                    yield known;
                }
                case Actor.Process process -> machine("Process", process.name());
                case Actor.Sheet sheet -> machine("Schedule", sheet.name());
                case Actor.Installation installation -> machine("Installation", installation.reason());
                case null -> machine("Unknown", "");
            };
        }

        private Map<String, Object> target(ActivityTarget target) {
            Map<String, Object> known = switch (target.kind()) {
                case USER -> user(target);
                case APP -> app(target);
                case GROUP -> group(target);
                case PERMISSION ->
                    named("Permission", or(target.name(), permissions.get(PermissionId.of(target.id()))));
                case ACCESS_REQUEST -> named("Access Request", request(AccessRequestId.of(target.id())));
                case TASK -> named("Task", target.name());
                case ACCOUNT -> named("Account", target.name());
                case ROLE -> named("Role", target.name());
                case API_TOKEN -> named("API Token", target.name());
                case PRE_APPROVAL_RULE -> named("Pre-approval Rule", target.name());
                case PROJECTION -> named("Projection", target.name());
                case PROJECTION_RUN -> named("Projection Run", target.name());
                case EVENT_PROCESSOR -> named("Event Processor", target.name());
            };
            known.put("id", target.id());
            return known;
        }

        private Map<String, Object> user(ActivityTarget target) {
            User user = users.user(UserId.of(target.id()));
            Map<String, Object> known = person("target_type", user);
            known.put("name", name(user));
            return known;
        }

        private Map<String, Object> app(ActivityTarget target) {
            AppView app = apps.view(AppId.of(target.id()));
            String name = or(target.name(), app == null ? null : app.details().name());
            Map<String, Object> known = named("App Instance", name);
            known.put("app_id", app == null ? "" : app.details().appClassId());
            known.put("instance_id", app == null ? "" : app.details().instanceId());
            known.put("user_friendly_label", name);
            return known;
        }

        private Map<String, Object> group(ActivityTarget target) {
            Group group = groups.group(GroupId.of(target.id()));
            Map<String, Object> known = named("Lumos Group", or(target.name(), group == null ? null : group.name()));
            known.put("external_id", group == null ? "" : text(group.integrationSpecificId()));
            return known;
        }

        private String request(AccessRequestId id) {
            AccessRequestView request = requests.get(id);
            return request == null
                    ? ""
                    : Stream.of(apps.name(request.appId()), name(users.user(request.target())))
                            .filter(part -> !part.isEmpty())
                            .collect(Collectors.joining(" for "));
        }

        private static Map<String, Object> person(String type, @Nullable User user) {
            Map<String, Object> known = new LinkedHashMap<>();
            known.put(type, "Lumos user");
            known.put("email", user == null ? "" : text(user.email()));
            known.put("given_name", user == null ? "" : text(user.givenName()));
            known.put("family_name", user == null ? "" : text(user.familyName()));
            return known;
        }

        private static Map<String, Object> machine(String type, String name) {
            Map<String, Object> known = person("actor_type", null);
            known.put("actor_type", type);
            known.put("name", name);
            return known;
        }

        private static Map<String, Object> named(String type, String name) {
            Map<String, Object> known = new LinkedHashMap<>();
            known.put("target_type", type);
            known.put("name", name);
            return known;
        }

        private static String name(@Nullable User user) {
            return user == null ? "" : (text(user.givenName()) + " " + text(user.familyName())).strip();
        }

        private static String or(String name, @Nullable String lookedUp) {
            return name.isEmpty() ? text(lookedUp) : name;
        }

        private static String text(@Nullable String text) {
            return Objects.requireNonNullElse(text, "");
        }
    }
}
