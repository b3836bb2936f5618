package io.reeve.command.group;

import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.user.UserId;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the facts about groups. */
@Component
class RecordedGroups implements GroupsAndMembers {

    private final JdbcClient jdbc;

    RecordedGroups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean exists(GroupId groupId) {
        return jdbc.sql("select exists (select from reeve.user_group where id = ?)")
                .param(groupId.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public Set<UserId> directoryMembersOf(GroupId groupId) {
        return people(jdbc.sql("select user_id as id from reeve.membership where group_id = ? and directory")
                .param(groupId.value()));
    }

    @Override
    public Set<UserId> directoryMembersAmong(GroupId groupId, Collection<UserId> users) {
        return people(jdbc.sql(
                        "select user_id as id from reeve.membership where group_id = ? and user_id = any(?) and directory")
                .param(groupId.value())
                .param(ids(users)));
    }

    @Override
    public Set<UserId> presentAmong(Collection<UserId> users) {
        return people(jdbc.sql("select id from reeve.person where id = any(?) and status <> 'INACTIVE'")
                .param(ids(users)));
    }

    private static Set<UserId> people(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, number) -> new UserId(row.getObject("id", UUID.class)))
                .set();
    }

    private static UUID[] ids(Collection<UserId> users) {
        return users.stream().map(UserId::value).toArray(UUID[]::new);
    }
}
