package io.reeve.query.group;

import static io.reeve.query.projection.Rows.exactlyOne;

import io.reeve.kernel.Page;
import io.reeve.kernel.Slice;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.group.FindGroup;
import io.reeve.kernel.group.GroupAttribute;
import io.reeve.kernel.group.GroupEvent.GroupChanged;
import io.reeve.kernel.group.GroupEvent.GroupCreated;
import io.reeve.kernel.group.GroupEvent.GroupDeleted;
import io.reeve.kernel.group.GroupEvent.GroupMembersChanged;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.group.GroupView;
import io.reeve.kernel.group.ListGroups;
import io.reeve.kernel.group.ListGroupsByIds;
import io.reeve.kernel.group.SearchGroups;
import io.reeve.query.projection.Kept;
import io.reeve.query.projection.LooksIn;
import io.reeve.query.projection.Projection;
import io.reeve.query.projection.Read;
import io.reeve.query.projection.Rows;
import io.reeve.query.search.Column;
import io.reeve.query.search.Listing;
import io.reeve.query.search.Where;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.queryhandling.QueryHandler;

/** Groups as they are now, without their members. */
@Projection(version = 1)
@ProcessingGroup("view-group")
class GroupProjection {

    private static final Map<GroupAttribute, Column> COLUMNS = Map.of(
            GroupAttribute.ID, new Column.Id("id"),
            GroupAttribute.NAME, new Column.Text("lower(name)"),
            GroupAttribute.EXTERNAL_ID, new Column.Text("lower(external_id)"),
            GroupAttribute.MEMBER,
                    new Column.Belonging(
                            "id",
                            "select group_id from (select group_id, user_id from member where directory) as shown",
                            "user_id"),
            GroupAttribute.CREATED, new Column.Time("created_at"),
            GroupAttribute.CHANGED, new Column.Time("changed_at"));

    private final Rows rows;
    private final Read read;

    GroupProjection(Rows rows, Read read) {
        this.rows = rows;
        this.read = read;
    }

    @EventHandler
    void on(GroupCreated event, @Timestamp Instant at, @SequenceNumber long version) {
        rows.sql("""
                        insert into user_group (id, name, description, app_id, integration_specific_id, external_id,
                                                created_at, changed_at, version)
                        values (:id, :name, :description, :appId, :integrationId, :externalId, :at, :at, :version)
                        on conflict (id) do nothing""")
                .param("id", event.groupId().value())
                .param("name", event.name())
                .param("description", event.description())
                .param("appId", event.appId().value())
                .param("integrationId", event.integrationSpecificId())
                .param("externalId", event.externalId())
                .param("at", Kept.time(at))
                .param("version", version)
                .update();
    }

    @EventHandler
    void on(GroupChanged event, @Timestamp Instant at, @SequenceNumber long version) {
        exactlyOne(rows.sql("""
                        update user_group
                        set name = :name, description = :description, integration_specific_id = :integrationId,
                            external_id = :externalId, changed_at = :at, version = :version
                        where id = :id""")
                .param("id", event.groupId().value())
                .param("name", event.name())
                .param("description", event.description())
                .param("integrationId", event.integrationSpecificId())
                .param("externalId", event.externalId())
                .param("at", Kept.time(at))
                .param("version", version)
                .update());
    }

    @EventHandler
    void on(GroupMembersChanged event, @Timestamp Instant at, @SequenceNumber long version) {
        exactlyOne(rows.sql("update user_group set changed_at = ?, version = ? where id = ?")
                .param(Kept.time(at))
                .param(version)
                .param(event.groupId().value())
                .update());
    }

    @EventHandler
    void on(GroupDeleted event) {
        exactlyOne(rows.sql("delete from user_group where id = ?")
                .param(event.groupId().value())
                .update());
    }

    @QueryHandler
    @LooksIn("group")
    Optional<GroupView> handle(FindGroup query) {
        return read.sql("select * from user_group where id = ?")
                .param(query.groupId().value())
                .query(GroupRow::view)
                .optional();
    }

    @QueryHandler
    List<GroupView> handle(ListGroupsByIds query) {
        return query.ids().isEmpty()
                ? List.of()
                : read.sql("select * from user_group where id in (:ids)")
                        .param("ids", query.ids().stream().map(GroupId::value).toList())
                        .query(GroupRow::view)
                        .list();
    }

    @QueryHandler
    Page<GroupView> handle(ListGroups query) {
        Listing listing = new Listing("user_group");
        if (query.name() != null) {
            listing.search(query.name(), query.exact(), "lower(name) = :search", "lower(name) like :search");
        }
        AppId appId = query.appId();
        return listing.where("integration_specific_id = :integrationId", "integrationId", query.integrationSpecificId())
                .where("app_id = :appId", "appId", appId == null ? null : appId.value())
                .page(read, "*", "id", query.page(), GroupRow::view);
    }

    @QueryHandler
    Slice<GroupView> handle(SearchGroups query) {
        Where<GroupAttribute> where = Where.of(
                query.condition(),
                query.sortBy(),
                query.descending(),
                attribute -> Objects.requireNonNull(COLUMNS.get(attribute)));
        return new Listing("user_group")
                .with(where.values())
                .where(where.sql())
                .slice(read, "*", where.order(), query.offset(), query.limit(), GroupRow::view);
    }
}
