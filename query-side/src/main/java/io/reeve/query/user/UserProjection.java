package io.reeve.query.user;

import static io.reeve.query.projection.Rows.exactlyOne;

import io.reeve.kernel.Page;
import io.reeve.kernel.Slice;
import io.reeve.kernel.user.FindUser;
import io.reeve.kernel.user.ListUsers;
import io.reeve.kernel.user.ListUsersByIds;
import io.reeve.kernel.user.PersonAttribute;
import io.reeve.kernel.user.PersonAttribute.Common;
import io.reeve.kernel.user.PersonAttribute.Custom;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.SearchPeople;
import io.reeve.kernel.user.UserEvent.UserChanged;
import io.reeve.kernel.user.UserEvent.UserCreated;
import io.reeve.kernel.user.UserEvent.UserErased;
import io.reeve.kernel.user.UserEvent.UserStatusChanged;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserView;
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

/** People as they are known now, found by everything a directory or a colleague looks for. */
@Projection(version = 1)
@ProcessingGroup("view-user")
class UserProjection {

    private static final Map<Common, Column> COLUMNS = Map.ofEntries(
            Map.entry(Common.ID, new Column.Id("id")),
            Map.entry(Common.USER_NAME, new Column.Text("lower(user_name)")),
            Map.entry(Common.EMAIL, new Column.Text("lower(email)")),
            Map.entry(Common.GIVEN_NAME, new Column.Text("lower(given_name)")),
            Map.entry(Common.FAMILY_NAME, new Column.Text("lower(family_name)")),
            Map.entry(Common.DISPLAY_NAME, new Column.Text("lower(display_name)")),
            Map.entry(Common.TITLE, new Column.Text("lower(title)")),
            Map.entry(Common.TEAM, new Column.Text("lower(team)")),
            Map.entry(Common.MANAGER, new Column.Id("manager")),
            Map.entry(Common.EMPLOYEE_NUMBER, new Column.Text("lower(employee_number)")),
            Map.entry(Common.START_DATE, new Column.Day("start_date")),
            Map.entry(Common.END_DATE, new Column.Day("end_date")),
            Map.entry(Common.EXTERNAL_ID, new Column.Text("lower(external_id)")),
            Map.entry(Common.ACTIVE, new Column.Flag("status = 'ACTIVE'")),
            Map.entry(Common.GROUP, new Column.Belonging("id", "select user_id from member", "group_id")),
            Map.entry(Common.CREATED, new Column.Time("created_at")),
            Map.entry(Common.CHANGED, new Column.Time("changed_at")));

    private final Rows rows;
    private final Read read;
    private final UserRow row = new UserRow();

    UserProjection(Rows rows, Read read) {
        this.rows = rows;
        this.read = read;
    }

    @EventHandler
    void on(UserCreated event, @Timestamp Instant at, @SequenceNumber long version) {
        rows.sql("""
                        insert into person (id, status, user_name, email, given_name, family_name, display_name, title,
                                            team, manager, employee_number, start_date, end_date, external_id,
                                            custom_attributes, searched_attributes, searched, created_at, changed_at, version)
                        values (:id, :status, :userName, :email, :givenName, :familyName, :displayName, :title,
                                :team, :manager, :employeeNumber, :startDate, :endDate, :externalId,
                                :customAttributes::jsonb, :searchedAttributes::jsonb, :searched, :at, :at, :version)
                        on conflict (id) do nothing""")
                .params(row.values(event.profile()))
                .param("id", event.userId().value())
                .param("status", event.status().name())
                .param("at", Kept.time(at))
                .param("version", version)
                .update();
    }

    @EventHandler
    void on(UserChanged event, @Timestamp Instant at, @SequenceNumber long version) {
        become(event.userId(), event.profile(), at, version);
    }

    @EventHandler
    void on(UserErased event, @Timestamp Instant at, @SequenceNumber long version) {
        become(event.userId(), Profile.ERASED, at, version);
    }

    @EventHandler
    void on(UserStatusChanged event, @Timestamp Instant at, @SequenceNumber long version) {
        exactlyOne(rows.sql("update person set status = :status, changed_at = :at, version = :version where id = :id")
                .param("id", event.userId().value())
                .param("status", event.status().name())
                .param("at", Kept.time(at))
                .param("version", version)
                .update());
    }

    private void become(UserId userId, Profile profile, Instant at, long version) {
        exactlyOne(rows.sql("""
                        update person
                        set user_name = :userName, email = :email, given_name = :givenName, family_name = :familyName,
                            display_name = :displayName, title = :title, team = :team, manager = :manager,
                            employee_number = :employeeNumber, start_date = :startDate, end_date = :endDate,
                            external_id = :externalId, custom_attributes = :customAttributes::jsonb,
                            searched_attributes = :searchedAttributes::jsonb, searched = :searched, changed_at = :at, version = :version
                        where id = :id""")
                .params(row.values(profile))
                .param("id", userId.value())
                .param("at", Kept.time(at))
                .param("version", version)
                .update());
    }

    @QueryHandler
    @LooksIn("user")
    Optional<UserView> handle(FindUser query) {
        return read.sql("select * from person where id = ?")
                .param(query.userId().value())
                .query(row)
                .optional();
    }

    @QueryHandler
    List<UserView> handle(ListUsersByIds query) {
        return query.ids().isEmpty()
                ? List.of()
                : read.sql("select * from person where id in (:ids)")
                        .param("ids", query.ids().stream().map(UserId::value).toList())
                        .query(row)
                        .list();
    }

    @QueryHandler
    Page<UserView> handle(ListUsers query) {
        Listing listing = new Listing("person").where("user_name <> ''");
        String search = query.search() == null ? "" : query.search().strip();
        if (!search.isEmpty()) {
            listing.search(
                    search,
                    query.exact(),
                    "lower(email) = :search or lower(user_name) = :search or lower(display_name) = :search",
                    "searched like :search");
        }
        return listing.page(read, "*", "id", query.page(), row);
    }

    @QueryHandler
    Slice<UserView> handle(SearchPeople query) {
        Where<PersonAttribute> where =
                Where.of(query.condition(), query.sortBy(), query.descending(), UserProjection::column);
        return new Listing("person")
                .with(where.values())
                .where("status <> 'INACTIVE'")
                .where(where.sql())
                .slice(read, "*", where.order(), query.offset(), query.limit(), row);
    }

    static Column column(PersonAttribute attribute) {
        return switch (attribute) {
            case Common common -> Objects.requireNonNull(COLUMNS.get(common));
            case Custom(String label) -> new Column.Labelled("searched_attributes", label);
        };
    }
}
