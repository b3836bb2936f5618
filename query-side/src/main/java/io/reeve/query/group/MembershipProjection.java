package io.reeve.query.group;

import io.reeve.kernel.Page;
import io.reeve.kernel.group.CountDirectoryMembers;
import io.reeve.kernel.group.CountDirectoryMembers.Counts;
import io.reeve.kernel.group.GroupEvent.GroupDeleted;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.group.GroupView;
import io.reeve.kernel.group.ListDirectoryMembers;
import io.reeve.kernel.group.ListDirectoryMembers.DirectoryMembers;
import io.reeve.kernel.group.ListGroupsOfUsers;
import io.reeve.kernel.group.ListGroupsOfUsers.GroupsOfUsers;
import io.reeve.kernel.group.ListMembers;
import io.reeve.kernel.group.MembershipEvent;
import io.reeve.kernel.group.MembershipEvent.MembershipAdded;
import io.reeve.kernel.group.MembershipEvent.MembershipRemoved;
import io.reeve.kernel.group.MembershipSource;
import io.reeve.kernel.user.UserId;
import io.reeve.query.projection.Kept;
import io.reeve.query.projection.Projection;
import io.reeve.query.projection.Read;
import io.reeve.query.projection.Rows;
import io.reeve.query.projection.SequenceKey;
import io.reeve.query.search.Listing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/**
 * Who is in which group. Fed by memberships and by groups that end; the events of one group are taken in their order. The
 * end of a membership finds no row when the group ended before: the rows went with it.
 */
@Projection(version = 1, sequence = MembershipProjection.ByGroup.class)
@ProcessingGroup("view-membership")
class MembershipProjection {

    static final class ByGroup implements SequenceKey {
        @Override
        public @Nullable Object of(Object event) {
            return switch (event) {
                case MembershipEvent membership -> membership.groupId();
                case GroupDeleted deleted -> deleted.groupId();
                default -> null;
            };
        }
    }

    private final Rows rows;
    private final Read read;

    MembershipProjection(Rows rows, Read read) {
        this.rows = rows;
        this.read = read;
    }

    @EventHandler
    void on(MembershipAdded event) {
        rows.sql("""
                        insert into member as present (group_id, user_id, directory) values (?, ?, ?)
                        on conflict (group_id, user_id) do update set directory = present.directory or excluded.directory""")
                .param(event.groupId().value())
                .param(event.userId().value())
                .param(event.source() == MembershipSource.SCIM)
                .update();
    }

    @EventHandler
    void on(MembershipRemoved event) {
        if (event.stillMember()) {
            rows.sql("update member set directory = directory and ? where group_id = ? and user_id = ?")
                    .param(event.source() == MembershipSource.GRANT)
                    .param(event.groupId().value())
                    .param(event.userId().value())
                    .update();
        } else {
            rows.sql("delete from member where group_id = ? and user_id = ?")
                    .param(event.groupId().value())
                    .param(event.userId().value())
                    .update();
        }
    }

    @EventHandler
    void on(GroupDeleted event) {
        rows.sql("delete from member where group_id = ?")
                .param(event.groupId().value())
                .update();
    }

    @QueryHandler
    Page<UserId> handle(ListMembers query) {
        return presentMembers()
                .where("m.group_id = :group", "group", query.groupId().value())
                .page(read, "m.user_id", "m.user_id", query.page(), MembershipProjection::userId);
    }

    @QueryHandler
    DirectoryMembers handle(ListDirectoryMembers query) {
        Map<GroupId, List<UserId>> members = new HashMap<>();
        if (!query.groups().isEmpty()) {
            directoryMembers(query.groups())
                    .all(
                            read,
                            "m.group_id, m.user_id",
                            "m.group_id, m.user_id",
                            (row, number) -> members.computeIfAbsent(groupId(row), key -> new ArrayList<>())
                                    .add(userId(row, number)));
        }
        return new DirectoryMembers(members);
    }

    @QueryHandler
    Counts handle(CountDirectoryMembers query) {
        Map<GroupId, Long> members = new HashMap<>();
        if (!query.groups().isEmpty()) {
            directoryMembers(query.groups())
                    .all(
                            read,
                            "distinct m.group_id, count(*) over (partition by m.group_id) as members",
                            "m.group_id",
                            (row, number) -> members.put(groupId(row), row.getLong("members")));
        }
        return new Counts(members);
    }

    @QueryHandler
    GroupsOfUsers handle(ListGroupsOfUsers query) {
        Map<UserId, List<GroupView>> groups = new HashMap<>();
        if (!query.users().isEmpty()) {
            read.sql("""
                            select m.user_id, g.*
                            from member m join user_group g on g.id = m.group_id
                            where m.user_id in (:users)
                            order by lower(g.name), g.id""")
                    .param("users", query.users().stream().map(UserId::value).toList())
                    .query((row, number) -> groups.computeIfAbsent(userId(row, number), key -> new ArrayList<>())
                            .add(GroupRow.view(row, number)))
                    .list();
        }
        return new GroupsOfUsers(groups);
    }

    /** Those who have left are in no group; somebody the view of people has not heard of yet is. */
    private static Listing presentMembers() {
        return new Listing("member m left join person p on p.id = m.user_id")
                .where("p.status is distinct from 'INACTIVE'");
    }

    private static Listing directoryMembers(Set<GroupId> groups) {
        return presentMembers()
                .where("m.directory")
                .where(
                        "m.group_id in (:groups)",
                        "groups",
                        groups.stream().map(GroupId::value).toList());
    }

    private static GroupId groupId(ResultSet row) throws SQLException {
        return new GroupId(Kept.id(row, "group_id"));
    }

    private static UserId userId(ResultSet row, int number) throws SQLException {
        return new UserId(Kept.id(row, "user_id"));
    }
}
