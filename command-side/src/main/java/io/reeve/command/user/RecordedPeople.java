package io.reeve.command.user;

import io.reeve.command.fact.FactJson;
import io.reeve.command.fact.People;
import io.reeve.command.fact.Person;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.group.GroupRef;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the facts about people, roles and groups. */
@Component
class RecordedPeople implements People {

    private final JdbcClient jdbc;

    RecordedPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Person> find(UserId userId) {
        return jdbc.sql("select status, profile from reeve.person where id = ?")
                .param(userId.value())
                .query((row, number) -> new Person(
                        userId,
                        UserStatus.valueOf(row.getString("status")),
                        FactJson.read(row.getString("profile"), Profile.class)))
                .optional();
    }

    @Override
    public Set<Role> rolesOf(UserId userId) {
        return jdbc.sql("select role from reeve.role_holder where user_id = ?")
                .param(userId.value())
                .query((row, number) -> Role.valueOf(row.getString("role")))
                .set();
    }

    @Override
    public Set<GroupId> groupsOf(UserId userId) {
        return jdbc.sql("select group_id from reeve.membership where user_id = ?")
                .param(userId.value())
                .query((row, number) -> new GroupId(row.getObject("group_id", UUID.class)))
                .set();
    }

    @Override
    public Set<UserId> activeAmong(Collection<UserId> users) {
        return users.isEmpty()
                ? Set.of()
                : jdbc.sql("select id from reeve.person where id in (:users) and status = 'ACTIVE'")
                        .param("users", users.stream().map(UserId::value).toList())
                        .query(RecordedPeople::id)
                        .set();
    }

    @Override
    public Set<UserId> activeMembersOf(Collection<GroupId> groups) {
        return groups.isEmpty()
                ? Set.of()
                : people("""
                        select distinct p.id
                        from reeve.membership m join reeve.person p on p.id = m.user_id
                        where m.group_id = any(?) and p.status = 'ACTIVE'""", groups.stream().map(GroupId::value).toArray(UUID[]::new));
    }

    @Override
    public Set<UserId> activeAdmins() {
        return people("""
                select p.id
                from reeve.role_holder r join reeve.person p on p.id = r.user_id
                where r.role = ? and p.status = 'ACTIVE'""", Role.ADMIN.name());
    }

    @Override
    public GroupId resolve(GroupRef ref, String field) {
        GroupId id = ref.id();
        AppId appId = ref.appId();
        String integrationId = ref.integrationSpecificId();
        if (id == null && (appId == null || integrationId == null)) {
            throw Rejection.invalid(
                    field, "missing", "A group is named by its id, or by its app and its id in that app.");
        }
        List<GroupId> found = jdbc.sql("""
                        select id from reeve.user_group
                        where (:id::uuid is null or id = :id) and (:app::uuid is null or app_id = :app)
                          and (:integration::text is null or integration_specific_id = :integration)
                        limit 1""")
                .param("id", id == null ? null : id.value())
                .param("app", appId == null ? null : appId.value())
                .param("integration", integrationId)
                .query((row, number) -> new GroupId(row.getObject("id", UUID.class)))
                .list();
        if (found.isEmpty()) {
            throw Rejection.invalid(field, "unknown_group", "There is no such group.");
        }
        return found.getFirst();
    }

    @Override
    public Optional<AppId> appOf(GroupId group) {
        return jdbc.sql("select app_id from reeve.user_group where id = ?")
                .param(group.value())
                .query((row, number) -> new AppId(row.getObject("app_id", UUID.class)))
                .optional();
    }

    private Set<UserId> people(String sql, Object value) {
        return jdbc.sql(sql).param(value).query(RecordedPeople::id).set();
    }

    private static UserId id(ResultSet row, int number) throws SQLException {
        return new UserId(row.getObject("id", UUID.class));
    }
}
