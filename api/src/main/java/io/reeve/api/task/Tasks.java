package io.reeve.api.task;

import static java.util.stream.Collectors.groupingBy;

import io.reeve.api.app.Apps;
import io.reeve.api.group.Group;
import io.reeve.api.group.Groups;
import io.reeve.api.http.Queries;
import io.reeve.api.user.User;
import io.reeve.api.user.Users;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.task.ListCommentsOnTasks;
import io.reeve.kernel.task.ListTasksOfRequests;
import io.reeve.kernel.task.TaskCommentView;
import io.reeve.kernel.task.TaskId;
import io.reeve.kernel.task.TaskView;
import io.reeve.kernel.user.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts tasks together for an answer, with one question of each kind for all tasks in it. */
@Component
public final class Tasks {

    private final Queries queries;
    private final Users users;
    private final Groups groups;
    private final Apps apps;

    Tasks(Queries queries, Users users, Groups groups, Apps apps) {
        this.queries = queries;
        this.users = users;
        this.groups = groups;
        this.apps = apps;
    }

    /** The tasks of each of these requests, oldest first; the caller may see the requests. */
    public Map<AccessRequestId, List<Task>> ofRequests(Collection<AccessRequestId> requests) {
        List<TaskView> views = queries.ask(new ListTasksOfRequests(List.copyOf(requests)));
        List<Task> tasks = of(views, Set.of(TaskDetail.ASSIGNEES));
        Map<AccessRequestId, List<Task>> byRequest = new LinkedHashMap<>();
        requests.forEach(request -> byRequest.put(request, new ArrayList<>()));
        for (int i = 0; i < views.size(); i++) {
            byRequest
                    .computeIfAbsent(views.get(i).subject().accessRequestId(), request -> new ArrayList<>())
                    .add(tasks.get(i));
        }
        return byRequest;
    }

    /** In the order of the views. */
    List<Task> of(List<TaskView> views, Set<TaskDetail> details) {
        if (views.isEmpty()) {
            return List.of();
        }
        Map<TaskId, List<TaskCommentView>> comments =
                details.contains(TaskDetail.COMMENTS) ? comments(views) : Map.of();
        boolean assignees = details.contains(TaskDetail.ASSIGNEES);
        Composition composition = new Composition(
                details,
                users.byIds(people(views, assignees, comments.values())),
                groups.byIds(assignees ? groups(views) : Set.of()),
                apps.byIds(views.stream().map(view -> view.subject().appId()).toList()),
                comments);
        return views.stream().map(composition::task).toList();
    }

    private Map<TaskId, List<TaskCommentView>> comments(List<TaskView> views) {
        return queries
                .ask(new ListCommentsOnTasks(views.stream().map(TaskView::id).toList()))
                .stream()
                .collect(groupingBy(TaskCommentView::taskId));
    }

    private static Set<UserId> people(
            List<TaskView> views, boolean assignees, Collection<List<TaskCommentView>> comments) {
        Set<UserId> people = new HashSet<>();
        for (TaskView view : views) {
            people.add(view.subject().targetUser());
            if (view.resolvedBy() != null) {
                people.add(view.resolvedBy());
            }
            if (assignees) {
                people.addAll(view.assignees().users());
            }
        }
        comments.forEach(some -> some.forEach(comment -> people.add(comment.by())));
        return people;
    }

    private static Set<GroupId> groups(List<TaskView> views) {
        Set<GroupId> all = new HashSet<>();
        views.forEach(view -> all.addAll(view.assignees().groups()));
        return all;
    }

    /** What was looked up, and the tasks made of it. */
    private record Composition(
            Set<TaskDetail> details,
            Users.Known users,
            Groups.Known groups,
            Apps.Known apps,
            Map<TaskId, List<TaskCommentView>> comments) {

        Task task(TaskView view) {
            User target = users.user(view.subject().targetUser());
            return new Task(
                    view.id(),
                    view.type(),
                    view.type().category(),
                    view.status(),
                    description(view, target),
                    view.instructions(),
                    view.type().productArea(),
                    new Task.App(view.subject().appId()),
                    target,
                    users.user(view.resolvedBy()),
                    view.createdAt(),
                    view.updatedAt(),
                    details.contains(TaskDetail.ASSIGNEES) ? assignees(view) : null,
                    details.contains(TaskDetail.ACTIONS) ? actions(view) : null,
                    details.contains(TaskDetail.COMMENTS) ? comments(view) : null,
                    view.subject().accessRequestId(),
                    view.subject().permissionId());
        }

        private String description(TaskView view, @Nullable User target) {
            String what = switch (view.type()) {
                case APPROVE_AS_MANAGER, APPROVE_STAGE_1, APPROVE_STAGE_2 -> "Approve access to ";
                case PROVISION_ACCESS -> "Give access to ";
                case REMOVE_ACCESS -> "Remove access to ";
            };
            String person = target == null ? null : name(target);
            return what + apps.name(view.subject().appId()) + (person == null ? "" : " for " + person);
        }

        private List<Task.Assignee> assignees(TaskView view) {
            return Stream.concat(
                            view.assignees().users().stream().map(this::assignee),
                            view.assignees().groups().stream().map(this::assignee))
                    .toList();
        }

        private Task.Assignee assignee(UserId id) {
            User user = users.user(id);
            return new Task.Assignee(
                    id.value(),
                    Task.AssigneeType.USER,
                    user == null ? null : name(user),
                    user == null ? null : user.email());
        }

        private Task.Assignee assignee(GroupId id) {
            Group group = groups.group(id);
            return new Task.Assignee(id.value(), Task.AssigneeType.GROUP, group == null ? null : group.name(), null);
        }

        private List<Task.Comment> comments(TaskView view) {
            return comments.getOrDefault(view.id(), List.of()).stream()
                    .map(comment ->
                            new Task.Comment(comment.id(), comment.body(), users.user(comment.by()), comment.at()))
                    .toList();
        }

        private static @Nullable String name(User user) {
            String name = (Objects.requireNonNullElse(user.givenName(), "") + " "
                            + Objects.requireNonNullElse(user.familyName(), ""))
                    .strip();
            return name.isEmpty() ? user.email() : name;
        }
    }

    /** Nothing can be done with a closed task. */
    static List<Task.Action> actions(TaskView view) {
        return view.status().isOpen()
                ? view.type().actions().stream().map(Task.Action::of).toList()
                : List.of();
    }
}
