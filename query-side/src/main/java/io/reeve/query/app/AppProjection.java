package io.reeve.query.app;

import static io.reeve.query.projection.Rows.exactlyOne;

import io.reeve.kernel.Page;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.app.AppDetails;
import io.reeve.kernel.app.AppEvent.AppAddedToAppStore;
import io.reeve.kernel.app.AppEvent.AppCreated;
import io.reeve.kernel.app.AppEvent.AppRemovedFromAppStore;
import io.reeve.kernel.app.AppEvent.AppSettingsChanged;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.AppQuery.FindApp;
import io.reeve.kernel.app.AppQuery.FindGovernedApp;
import io.reeve.kernel.app.AppQuery.ListAppStoreApps;
import io.reeve.kernel.app.AppQuery.ListApps;
import io.reeve.kernel.app.AppQuery.ListAppsByIds;
import io.reeve.kernel.app.AppQuery.Search;
import io.reeve.kernel.app.AppSettings;
import io.reeve.kernel.app.AppView;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.app.ConnectionSource;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

@Projection(version = 1)
@ProcessingGroup("view-app")
class AppProjection {

    private static final String COLUMNS = "a.id, a.disconnected, a.details, a.settings";
    private static final String BY_NAME = "lower(a.name), a.id";

    private static final String ONE =
            " from app a where a.id = :id and (a.in_app_store or not :inAppStore) and " + Audience.KNOWN;

    private final Rows rows;
    private final Read read;

    AppProjection(Rows rows, Read read) {
        this.rows = rows;
        this.read = read;
    }

    @EventHandler
    void on(AppCreated event) {
        AppDetails details = event.details();
        rows.sql("""
                        insert into app (id, name, app_class_id, instance_id, source, disconnected, in_app_store,
                                         visibility, allowed_groups, admin_users, admin_groups, searched, details, settings)
                        values (:id, :name, :class, :instance, :source, false, :offered,
                                :visibility, :allowed::uuid[], :users::uuid[], :groups::uuid[], :searched,
                                :details::jsonb, :settings::jsonb)
                        on conflict (id) do nothing""")
                .param("name", details.name())
                .param("class", details.appClassId())
                .param("instance", details.instanceId())
                .param("source", event.source().name())
                .param(
                        "searched",
                        String.join("\n", details.name(), details.appClassId(), details.instanceId())
                                .toLowerCase(Locale.ROOT))
                .param("details", Kept.json(details))
                .params(settings(event.appId(), AppSettings.INITIAL))
                .update();
    }

    @EventHandler
    void on(AppSettingsChanged event) {
        govern(event.appId(), event.settings());
    }

    @EventHandler
    void on(AppAddedToAppStore event) {
        govern(event.appId(), event.settings());
    }

    @EventHandler
    void on(AppRemovedFromAppStore event) {
        govern(event.appId(), event.settings());
    }

    private void govern(AppId appId, AppSettings settings) {
        exactlyOne(rows.sql("""
                        update app set in_app_store = :offered, visibility = :visibility,
                                       allowed_groups = :allowed::uuid[], admin_users = :users::uuid[],
                                       admin_groups = :groups::uuid[], settings = :settings::jsonb
                        where id = :id""").params(settings(appId, settings)).update());
    }

    private static Map<String, @Nullable Object> settings(AppId appId, AppSettings settings) {
        Approvers admins = settings.requestFlow().admins();
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("id", appId.value());
        parameters.put("offered", settings.inAppStore());
        parameters.put("visibility", settings.requestFlow().discoverability().name());
        parameters.put("allowed", Audience.kept(settings.requestFlow().allowedGroups()));
        parameters.put("users", Kept.ids(admins.users()));
        parameters.put("groups", Kept.ids(admins.groups()));
        parameters.put("settings", Kept.json(settings));
        return parameters;
    }

    @QueryHandler
    @LooksIn({"app", "membership"})
    Optional<AppView> handle(FindApp query) {
        return read.sql("select " + COLUMNS + ONE)
                .param("id", query.appId().value())
                .param("inAppStore", query.inAppStore())
                .params(Audience.of(query.caller()))
                .query(AppProjection::view)
                .optional();
    }

    @QueryHandler
    @LooksIn({"app", "membership"})
    Optional<AppView> handle(FindGovernedApp query) {
        Optional<Governed> found = read.sql("select " + COLUMNS + ", " + Audience.GOVERNED + " as governed" + ONE)
                .param("id", query.appId().value())
                .param("inAppStore", query.inAppStore())
                .params(Audience.of(query.caller()))
                .query((row, number) -> new Governed(view(row, number), row.getBoolean("governed")))
                .optional();
        if (found.isPresent() && !found.get().byCaller()) {
            throw Rejection.forbidden(
                    "app_admin_required",
                    "How an app is governed is shown to administrators, auditors and its admins.");
        }
        return found.map(Governed::app);
    }

    @QueryHandler
    Page<AppView> handle(ListApps query) {
        Listing listing = Audience.listing("app a", query.caller()).where(Audience.KNOWN);
        search(listing, query.search());
        ConnectionSource source = query.source();
        return listing.where("a.source = :source", "source", source == null ? null : source.name())
                .where("a.disconnected = :disconnected", "disconnected", query.disconnected())
                .page(read, COLUMNS, BY_NAME, query.page(), AppProjection::view);
    }

    @QueryHandler
    Page<AppView> handle(ListAppStoreApps query) {
        if (query.allVisibilities() && !Audience.seesEverything(query.caller())) {
            throw Rejection.forbidden("admin_required", "Only administrators can list apps of all visibilities.");
        }
        AppId appId = query.appId();
        Listing listing = Audience.listing("app a", query.caller())
                .where("a.in_app_store")
                .where("a.id = :app", "app", appId == null ? null : appId.value());
        if (!query.allVisibilities()) {
            boolean lookedFor = appId != null || query.search() != null;
            listing.where(Audience.KNOWN)
                    .where(lookedFor ? "a.visibility in ('FULL', 'LIMITED')" : "a.visibility = 'FULL'");
        }
        search(listing, query.search());
        return listing.page(read, COLUMNS, BY_NAME, query.page(), AppProjection::view);
    }

    @QueryHandler
    List<AppView> handle(ListAppsByIds query) {
        return query.ids().isEmpty()
                ? List.of()
                : read.sql("select " + COLUMNS + " from app a where a.id in (:ids)")
                        .param("ids", query.ids().stream().map(AppId::value).toList())
                        .query(AppProjection::view)
                        .list();
    }

    private static void search(Listing listing, @Nullable Search search) {
        if (search != null) {
            listing.search(
                    search.text(),
                    search.exact(),
                    "lower(a.name) = :search or lower(a.instance_id) = :search or lower(a.app_class_id) = :search",
                    "a.searched like :search");
        }
    }

    private static AppView view(ResultSet row, int number) throws SQLException {
        return new AppView(
                new AppId(Kept.id(row, "id")),
                Kept.json(row, "details", AppDetails.class),
                row.getBoolean("disconnected"),
                Kept.json(row, "settings", AppSettings.class));
    }

    private record Governed(AppView app, boolean byCaller) {}
}
