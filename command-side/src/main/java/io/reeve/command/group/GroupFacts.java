package io.reeve.command.group;

import io.reeve.command.fact.FactBatch;
import io.reeve.command.fact.FactTable;
import io.reeve.command.fact.RecordedEvent;
import io.reeve.kernel.group.GroupEvent;
import io.reeve.kernel.group.GroupEvent.GroupChanged;
import io.reeve.kernel.group.GroupEvent.GroupCreated;
import io.reeve.kernel.group.GroupEvent.GroupDeleted;
import io.reeve.kernel.group.GroupEvent.GroupMembersChanged;
import io.reeve.kernel.group.MembershipEvent;
import io.reeve.kernel.group.MembershipEvent.MembershipAdded;
import io.reeve.kernel.group.MembershipEvent.MembershipRemoved;
import io.reeve.kernel.group.MembershipSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Groups and who is in them; together, because nobody is in a group that is gone. */
@Component
class GroupFacts implements FactTable {

    @Override
    public List<String> tables() {
        return List.of("reeve.user_group", "reeve.membership");
    }

    @Override
    public boolean concerns(Object payload) {
        return payload instanceof GroupEvent || payload instanceof MembershipEvent;
    }

    @Override
    public void record(Connection connection, List<RecordedEvent> events) throws SQLException {
        try (FactBatch batch = new FactBatch(connection)) {
            for (RecordedEvent event : events) {
                switch (event.payload()) {
                    case GroupEvent group -> record(group, batch);
                    case MembershipEvent membership -> record(membership, batch);
                    default -> throw new IllegalArgumentException("not asked for: " + event);
                }
            }
            batch.flush();
        }
    }

    private static void record(GroupEvent event, FactBatch batch) throws SQLException {
        switch (event) {
            case GroupCreated created ->
                batch.add(
                        "insert into reeve.user_group (id, app_id, integration_specific_id) values (?, ?, ?)",
                        created.groupId().value(),
                        created.appId().value(),
                        created.integrationSpecificId());
            case GroupChanged changed ->
                batch.add(
                        "update reeve.user_group set integration_specific_id = ? where id = ?",
                        changed.integrationSpecificId(),
                        changed.groupId().value());
            case GroupDeleted deleted -> {
                batch.add(
                        "delete from reeve.membership where group_id = ?",
                        deleted.groupId().value());
                batch.add(
                        "delete from reeve.user_group where id = ?",
                        deleted.groupId().value());
            }
            case GroupMembersChanged _ -> {
                // who they are is told by the events about memberships
            }
        }
    }

    private static void record(MembershipEvent event, FactBatch batch) throws SQLException {
        switch (event) {
            case MembershipAdded added ->
                batch.add(
                        """
                        insert into reeve.membership as present (group_id, user_id, directory) values (?, ?, ?)
                        on conflict (group_id, user_id) do update set directory = present.directory or excluded.directory""", added.groupId().value(), added.userId().value(), added.source() == MembershipSource.SCIM);
            case MembershipRemoved removed
            when !removed.stillMember() ->
                batch.add(
                        "delete from reeve.membership where group_id = ? and user_id = ?",
                        removed.groupId().value(),
                        removed.userId().value());
            case MembershipRemoved removed ->
                batch.add(
                        "update reeve.membership set directory = directory and ? where group_id = ? and user_id = ?",
                        removed.source() == MembershipSource.GRANT,
                        removed.groupId().value(),
                        removed.userId().value());
        }
    }
}
