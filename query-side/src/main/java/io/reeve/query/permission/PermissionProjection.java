package io.reeve.query.permission;

import static io.reeve.query.projection.Rows.exactlyOne;

import io.reeve.kernel.Page;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.permission.PermissionEvent.PermissionChanged;
import io.reeve.kernel.permission.PermissionEvent.PermissionCreated;
import io.reeve.kernel.permission.PermissionEvent.PermissionDeleted;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.permission.PermissionQuery.FindPermission;
import io.reeve.kernel.permission.PermissionQuery.ListPermissions;
import io.reeve.kernel.permission.PermissionQuery.ListPermissionsByIds;
import io.reeve.kernel.permission.PermissionQuery.Search;
import io.reeve.kernel.permission.PermissionType;
import io.reeve.kernel.permission.PermissionView;
import io.reeve.kernel.permission.PermissionVisibility;
import io.reeve.kernel.permission.RequestConfig;
import io.reeve.query.catalog.Audience;
import io.reeve.query.projection.Kept;
import io.reeve.query.projection.LooksIn;
import io.reeve.query.projection.Projection;
import io.reeve.query.projection.Read;
import io.reeve.query.projection.Rows;
import io.reeve.query.search.Listing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

@Projection(version = 1)
@ProcessingGroup("view-permission")
class PermissionProjection {

    private static final String COLUMNS = "p.id, p.app_id, p.type, p.label, p.config";
    private static final String WITH_APP = "permission p join app a on a.id = p.app_id";

    private static final String IN_APP_STORE = "(p.visible and " + Audience.ON_OFFER + ")";

    private static final String KNOWN = "(:everything or " + Audience.NAMED + " or (" + IN_APP_STORE
            + " and case when p.own_allowed_groups then " + Audience.allowed("p.allowed_groups") + " else "
            + Audience.allowed("a.allowed_groups") + " end))";

    private final Rows rows;
    private final Read read;

    PermissionProjection(Rows rows, Read read) {
        this.rows = rows;
        this.read = read;
    }

    @EventHandler
    void on(PermissionCreated event) {
        rows.sql("""
                        insert into permission (id, app_id, type, label, visible, own_allowed_groups, allowed_groups,
                                                provisioning_group, config, deleted)
                        values (:id, :app, :type, :label, :visible, :own, :allowed::uuid[], :group, :config::jsonb, false)
                        on conflict (id) do nothing""")
                .param("app", event.appId().value())
                .param("type", event.type().name())
                .params(columns(event.permissionId(), event.label(), event.config()))
                .update();
    }

    @EventHandler
    void on(PermissionChanged event) {
        exactlyOne(rows.sql("""
                        update permission set label = :label, visible = :visible, own_allowed_groups = :own,
                            allowed_groups = :allowed::uuid[], provisioning_group = :group, config = :config::jsonb
                        where id = :id""")
                .params(columns(event.permissionId(), event.label(), event.config()))
                .update());
    }

    @EventHandler
    void on(PermissionDeleted event) {
        exactlyOne(rows.sql("update permission set deleted = true where id = :id")
                .param("id", event.permissionId().value())
                .update());
    }

    private static Map<String, @Nullable Object> columns(PermissionId id, String label, RequestConfig config) {
        GroupId group = config.provisioningGroup();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("id", id.value());
        columns.put("label", label);
        columns.put("visible", config.visibility() == PermissionVisibility.VISIBLE);
        columns.put("own", config.allowedGroups() != null);
        columns.put("allowed", Audience.kept(config.allowedGroups()));
        columns.put("group", group == null ? null : group.value());
        columns.put("config", Kept.json(config));
        return columns;
    }

    @QueryHandler
    @LooksIn({"permission", "app", "membership"})
    Optional<PermissionView> handle(FindPermission query) {
        return read.sql("select " + COLUMNS + " from " + WITH_APP + " where p.id = :id and not p.deleted and " + KNOWN)
                .param("id", query.permissionId().value())
                .params(Audience.of(query.caller()))
                .query(PermissionProjection::view)
                .optional();
    }

    @QueryHandler
    Page<PermissionView> handle(ListPermissions query) {
        AppId appId = query.appId();
        Search search = query.search();
        Listing listing = Audience.listing(WITH_APP, query.caller())
                .where("not p.deleted")
                .where(KNOWN)
                .where("p.app_id = :app", "app", appId == null ? null : appId.value())
                .where(IN_APP_STORE + " = :inAppStore", "inAppStore", query.inAppStore());
        if (search != null) {
            listing.search(search.text(), search.exact(), found(" = :search"), found(" like :search"));
        }
        return listing.page(read, COLUMNS, "lower(p.label), p.id", query.page(), PermissionProjection::view);
    }

    @QueryHandler
    List<PermissionView> handle(ListPermissionsByIds query) {
        return query.ids().isEmpty()
                ? List.of()
                : read.sql("select " + COLUMNS + " from permission p where p.id in (:ids)")
                        .param(
                                "ids",
                                query.ids().stream().map(PermissionId::value).toList())
                        .query(PermissionProjection::view)
                        .list();
    }

    /** By the label, or by what the provisioning group is called here or where it comes from. */
    private static String found(String how) {
        return "lower(p.label)" + how + " or p.provisioning_group in (select g.id from user_group g where lower(g.name)"
                + how + " or lower(g.integration_specific_id)" + how + ")";
    }

    private static PermissionView view(ResultSet row, int number) throws SQLException {
        return new PermissionView(
                new PermissionId(Kept.id(row, "id")),
                new AppId(Kept.id(row, "app_id")),
                PermissionType.valueOf(row.getString("type")),
                row.getString("label"),
                Kept.json(row, "config", RequestConfig.class));
    }
}
