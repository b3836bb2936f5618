package io.reeve.query.accessrequest;

import static io.reeve.query.projection.Rows.exactlyOne;

import io.reeve.kernel.Page;
import io.reeve.kernel.accessrequest.AccessRequestEvent;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessProvisioned;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequestCancelled;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequested;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ExpiryCancelled;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ProvisioningDenied;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ReversalStarted;
import io.reeve.kernel.accessrequest.AccessRequestEvent.StageApproved;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.accessrequest.AccessRequestStatus;
import io.reeve.kernel.accessrequest.AccessRequestView;
import io.reeve.kernel.accessrequest.FindAccessRequest;
import io.reeve.kernel.accessrequest.FindRoute;
import io.reeve.kernel.accessrequest.ListAccessRequests;
import io.reeve.kernel.accessrequest.ListAccessRequestsByIds;
import io.reeve.kernel.accessrequest.Route;
import io.reeve.kernel.accessrequest.RouteView;
import io.reeve.kernel.accessrequest.Stage;
import io.reeve.kernel.app.AppEvent.AppAddedToAppStore;
import io.reeve.kernel.app.AppEvent.AppRemovedFromAppStore;
import io.reeve.kernel.app.AppEvent.AppSettingsChanged;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.AppSettings;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.task.TaskEvent.TaskCompleted;
import io.reeve.kernel.task.TaskEvent.TaskDismissed;
import io.reeve.kernel.task.TaskEvent.TaskOpened;
import io.reeve.kernel.task.TaskEvent.TaskReassigned;
import io.reeve.kernel.task.TaskType;
import io.reeve.kernel.user.UserEvent.UserErased;
import io.reeve.kernel.user.UserId;
import io.reeve.query.projection.Kept;
import io.reeve.query.projection.LooksIn;
import io.reeve.query.projection.Projection;
import io.reeve.query.projection.Read;
import io.reeve.query.projection.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Where each request stands, and who may know of it. */
@Projection(version = 1, sequence = RequestSequence.class, inOneOrder = true)
@ProcessingGroup("view-access-request")
class AccessRequestProjection {

    /** Of the routes, which nobody but this class reads back. */
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String COLUMNS =
            "id, requester, target, supporter, app_id, permission_id, status, requested_at," + " seconds, expires_at";

    private final Rows rows;
    private final Read read;

    AccessRequestProjection(Rows rows, Read read) {
        this.rows = rows;
        this.read = read;
    }

    // What happens to a request

    @EventHandler
    void on(AccessRequested event, TrackingToken token) {
        Duration duration = event.duration();
        Stage last =
                event.route().stages().isEmpty() ? null : event.route().stages().getLast();
        exactlyOne(rows.sql("""
                        insert into access_request (id, position, requester, target, app_id, permission_id, status,
                                                    requested_at, seconds, route, last_stage)
                        values (:id, :position, :requester, :target, :app, :permission, :status,
                                :requested_at, :seconds, :route, :last_stage)""")
                .param("id", event.accessRequestId().value())
                .param("position", token.position().orElseThrow())
                .param("requester", event.requester().value())
                .param("target", event.target().value())
                .param("app", event.appId().value())
                .param(
                        "permission",
                        event.permissionId() == null
                                ? null
                                : event.permissionId().value(),
                        Types.OTHER)
                .param("status", event.status().name())
                .param("requested_at", Kept.time(event.requestedAt()))
                .param("seconds", duration == null ? null : duration.toSeconds(), Types.BIGINT)
                .param("route", JSON.writeValueAsString(event.route()))
                .param("last_stage", last == null ? null : last.kind().name(), Types.VARCHAR)
                .update());
        note(event, event.requester(), event.justification());
    }

    @EventHandler
    void on(AccessRequestEvent event) {
        exactlyOne(rows.sql("update access_request set status = :status where id = :id")
                .param("status", event.status().name())
                .param("id", event.accessRequestId().value())
                .update());
    }

    @EventHandler
    void on(StageApproved event) {
        exactlyOne(rows.sql("""
                        update access_request set status = :status, approved = approved || cast(:stage as text)
                        where id = :id""")
                .param("status", event.status().name())
                .param("stage", event.stage().name())
                .param("id", event.accessRequestId().value())
                .update());
    }

    @EventHandler
    void on(AccessRequestCancelled event) {
        on((AccessRequestEvent) event);
        note(event, event.by(), event.reason());
    }

    @EventHandler
    void on(ProvisioningDenied event) {
        exactlyOne(rows.sql("update access_request set status = :status, supporter = :by where id = :id")
                .param("status", event.status().name())
                .param("by", event.by().value())
                .param("id", event.accessRequestId().value())
                .update());
    }

    @EventHandler
    void on(AccessProvisioned event) {
        exactlyOne(rows.sql("""
                        update access_request set status = :status, supporter = :by, expires_at = :expires_at
                        where id = :id""")
                .param("status", event.status().name())
                .param("by", event.by() == null ? null : event.by().value(), Types.OTHER)
                .param("expires_at", Kept.timeIfAny(event.endsAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", event.accessRequestId().value())
                .update());
    }

    @EventHandler
    void on(ExpiryCancelled event) {
        exactlyOne(rows.sql("update access_request set status = :status, expires_at = null where id = :id")
                .param("status", event.status().name())
                .param("id", event.accessRequestId().value())
                .update());
        note(event, event.by(), event.reason());
    }

    @EventHandler
    void on(ReversalStarted event) {
        on((AccessRequestEvent) event);
        note(event, event.by(), event.reason());
    }

    private void note(AccessRequestEvent event, @Nullable UserId author, @Nullable String text) {
        if (author != null && text != null) {
            note(event.accessRequestId(), event.status(), author, text);
        }
    }

    private void note(AccessRequestId request, AccessRequestStatus status, UserId author, String text) {
        exactlyOne(rows.sql("""
                        insert into access_request_note (request_id, status, author, text)
                        values (:request, :status, :author, :text)
                        on conflict (request_id, status) do update set author = excluded.author, text = excluded.text""")
                .param("request", request.value())
                .param("status", status.name())
                .param("author", author.value())
                .param("text", text)
                .update());
    }

    // What people do with its tasks

    @EventHandler
    void on(TaskOpened event) {
        comesBefore(event.subject().accessRequestId(), event.assignees());
    }

    @EventHandler
    void on(TaskReassigned event) {
        comesBefore(event.subject().accessRequestId(), event.assignees());
    }

    @EventHandler
    void on(TaskCompleted event) {
        AccessRequestId request = event.subject().accessRequestId();
        comesBefore(request, Approvers.people(event.by()));
        if (event.notes() != null) {
            noteOnCompleting(event.type(), request, event.by(), event.notes());
        }
    }

    @EventHandler
    void on(TaskDismissed event) {
        AccessRequestId request = event.subject().accessRequestId();
        comesBefore(request, Approvers.people(event.by()));
        if (event.notes() != null) {
            note(request, reachedByDismissing(event.type()), event.by(), event.notes());
        }
    }

    private void noteOnCompleting(TaskType type, AccessRequestId request, UserId author, String text) {
        exactlyOne(rows.sql("""
                        insert into access_request_note (request_id, status, author, text)
                        select id, %s, cast(:author as uuid), cast(:text as text) from access_request where id = :request
                        on conflict (request_id, status) do update set author = excluded.author, text = excluded.text\
                        """.formatted(reachedByCompleting(type)))
                .param("author", author.value())
                .param("text", text)
                .param("request", request.value())
                .update());
    }

    /** As the row of the request tells it: a handler that asks has to wait for the answer, in a rebuild each time. */
    private static String reachedByCompleting(TaskType type) {
        return switch (type) {
            case APPROVE_AS_MANAGER -> "'MANAGER_APPROVED'";
            case APPROVE_STAGE_1 -> "case last_stage when 'STAGE_1' then 'APPROVED' else 'PENDING_APPROVAL' end";
            case APPROVE_STAGE_2 -> "case last_stage when 'STAGE_2' then 'APPROVED' else 'PENDING_APPROVAL' end";
            case PROVISION_ACCESS -> "'PROVISIONED'";
            case REMOVE_ACCESS -> "case status when 'REVERTING' then 'REVERTED' else 'TIME_BASED_EXPIRED' end";
        };
    }

    private static AccessRequestStatus reachedByDismissing(TaskType type) {
        return switch (type) {
            case APPROVE_AS_MANAGER -> AccessRequestStatus.MANAGER_DENIED;
            case APPROVE_STAGE_1, APPROVE_STAGE_2 -> AccessRequestStatus.DENIED;
            case PROVISION_ACCESS -> AccessRequestStatus.DENIED_PROVISIONING;
            case REMOVE_ACCESS -> AccessRequestStatus.TIME_BASED_EXPIRED_FAILED;
        };
    }

    private void comesBefore(AccessRequestId request, Approvers viewers) {
        if (viewers.isEmpty()) {
            return;
        }
        rows.sql("""
                        insert into access_request_viewer (viewer, request_id)
                        select viewer, :request from unnest(cast(:viewers as uuid[])) viewer
                        on conflict do nothing""")
                .param("request", request.value())
                .param("viewers", ids(viewers))
                .update();
    }

    // Who may know

    @EventHandler
    void on(AppAddedToAppStore event) {
        admins(event.appId(), event.settings());
    }

    @EventHandler
    void on(AppSettingsChanged event) {
        admins(event.appId(), event.settings());
    }

    @EventHandler
    void on(AppRemovedFromAppStore event) {
        admins(event.appId(), event.settings());
    }

    private void admins(AppId app, AppSettings settings) {
        rows.sql("delete from access_request_app_admin where app_id = :app")
                .param("app", app.value())
                .update();
        rows.sql("""
                        insert into access_request_app_admin (app_id, admin)
                        select distinct cast(:app as uuid), admin from unnest(cast(:admins as uuid[])) admin""")
                .param("app", app.value())
                .param("admins", ids(settings.requestFlow().admins()))
                .update();
    }

    private static String[] ids(Approvers approvers) {
        return Stream.concat(approvers.users().stream(), approvers.groups().stream())
                .map(Object::toString)
                .toArray(String[]::new);
    }

    /** What somebody wrote goes with them, and what others wrote about them. */
    @EventHandler
    void on(UserErased event) {
        rows.sql("""
                        delete from access_request_note
                        where author = :user or request_id in (select id from access_request where target = :user)""").param("user", event.userId().value()).update();
    }

    // What can be asked

    @QueryHandler
    @LooksIn({"access-request", "membership"})
    Optional<AccessRequestView> handle(FindAccessRequest query) {
        return handle(new ListAccessRequestsByIds(List.of(query.id()), query.visibleTo())).stream()
                .findFirst();
    }

    @QueryHandler
    List<AccessRequestView> handle(ListAccessRequestsByIds query) {
        if (query.ids().isEmpty()) {
            return List.of();
        }
        Map<AccessRequestId, AccessRequestView> found = new HashMap<>();
        withNotes(Visibility.ofFew(query.visibleTo())
                        .where("id in (:ids)", "ids", values(query.ids()))
                        .all(read, COLUMNS, "position", AccessRequestProjection::view))
                .forEach(view -> found.put(view.id(), view));
        return query.ids().stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @QueryHandler
    Page<AccessRequestView> handle(ListAccessRequests query) {
        Set<AccessRequestStatus> statuses = query.statuses();
        Page<AccessRequestView> page = Visibility.to(query.visibleTo())
                .where("target = :target", "target", id(query.target()))
                .where("requester = :requester", "requester", id(query.requester()))
                .where("(target = :user or requester = :user)", "user", id(query.user()))
                .where(
                        "status = any(:statuses)",
                        "statuses",
                        statuses.isEmpty()
                                ? null
                                : statuses.stream().map(Enum::name).toArray(String[]::new))
                .page(
                        read,
                        COLUMNS,
                        "position " + query.direction().name(),
                        query.page(),
                        AccessRequestProjection::view);
        return new Page<>(withNotes(page.items()), page.total(), page.page(), page.size());
    }

    private static @Nullable UUID id(@Nullable UserId person) {
        return person == null ? null : person.value();
    }

    @QueryHandler
    @LooksIn({"access-request", "membership"})
    Optional<RouteView> handle(FindRoute query) {
        return Visibility.ofFew(query.visibleTo())
                .where("id = :id", "id", query.id().value())
                .all(
                        read,
                        "status, route, approved",
                        "id",
                        (row, number) -> new RouteView(
                                query.id(),
                                AccessRequestStatus.valueOf(row.getString("status")),
                                JSON.readValue(row.getString("route"), Route.class),
                                Arrays.stream((String[])
                                                row.getArray("approved").getArray())
                                        .map(Stage.Kind::valueOf)
                                        .toList()))
                .stream()
                .findFirst();
    }

    private static AccessRequestView view(ResultSet row, int number) throws SQLException {
        return new AccessRequestView(
                new AccessRequestId(Kept.id(row, "id")),
                new UserId(Kept.id(row, "requester")),
                new UserId(Kept.id(row, "target")),
                Kept.idIfAny(row, "supporter", UserId::new),
                new AppId(Kept.id(row, "app_id")),
                Kept.idIfAny(row, "permission_id", PermissionId::new),
                AccessRequestStatus.valueOf(row.getString("status")),
                Map.of(),
                Kept.time(row, "requested_at"),
                row.getObject("seconds", Long.class),
                Kept.timeIfAny(row, "expires_at"));
    }

    private List<AccessRequestView> withNotes(List<AccessRequestView> views) {
        if (views.isEmpty()) {
            return views;
        }
        Map<AccessRequestId, Map<AccessRequestStatus, String>> notes = new HashMap<>();
        read.sql("select request_id, status, text from access_request_note where request_id in (:ids)")
                .param("ids", values(views.stream().map(AccessRequestView::id).toList()))
                .query(row -> {
                    notes.computeIfAbsent(
                                    new AccessRequestId(Kept.id(row, "request_id")),
                                    id -> new EnumMap<>(AccessRequestStatus.class))
                            .put(AccessRequestStatus.valueOf(row.getString("status")), row.getString("text"));
                });
        return views.stream()
                .map(view -> view.withNotes(notes.getOrDefault(view.id(), Map.of())))
                .toList();
    }

    private static List<UUID> values(Collection<AccessRequestId> ids) {
        return ids.stream().map(AccessRequestId::value).toList();
    }
}
