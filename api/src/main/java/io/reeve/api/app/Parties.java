package io.reeve.api.app;

import io.reeve.api.group.Group;
import io.reeve.api.group.Groups;
import io.reeve.api.user.Users;
import io.reeve.kernel.app.AllowedGroups;
import io.reeve.kernel.app.AppSettings;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.app.RequestFlow;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.user.UserId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the people and groups that settings name: first all are named, then asked for at once, then written down. */
@Component
public final class Parties {

    private final Users users;
    private final Groups groups;

    Parties(Users users, Groups groups) {
        this.users = users;
        this.groups = groups;
    }

    public Known find(Named named) {
        return new Known(users.byIds(named.users), groups.byIds(named.groups));
    }

    /** Those whom one answer names. */
    public static final class Named {

        private final Set<UserId> users = new HashSet<>();
        private final Set<GroupId> groups = new HashSet<>();

        public Named add(AppSettings settings) {
            RequestFlow flow = settings.requestFlow();
            return add(flow.allowedGroups())
                    .add(flow.approvers())
                    .add(flow.approversStage2())
                    .add(flow.admins());
        }

        public Named add(Approvers approvers) {
            users.addAll(approvers.users());
            return add(approvers.groups());
        }

        public Named add(@Nullable AllowedGroups allowed) {
            return allowed == null ? this : add(allowed.groups());
        }

        public Named add(Collection<GroupId> more) {
            groups.addAll(more);
            return this;
        }
    }

    /** Those whom one answer names, as the contract shows them. */
    public static final class Known {

        private final Users.Known users;
        private final Groups.Known groups;

        private Known(Users.Known users, Groups.Known groups) {
            this.users = users;
            this.groups = groups;
        }

        public ApproversAnswer approvers(Approvers approvers) {
            return new ApproversAnswer(groups(approvers.groups()), users.users(approvers.users()));
        }

        public AllowedGroupsAnswer allowed(AllowedGroups allowed) {
            return new AllowedGroupsAnswer(allowed.type(), groups(allowed.groups()));
        }

        /** A group that is gone is still told by its id: settings that named it alone do not name everybody now. */
        public List<Group> groups(Collection<GroupId> ids) {
            return ids.stream().map(this::group).toList();
        }

        public Group group(GroupId id) {
            Group group = groups.group(id);
            return group == null ? new Group(id, null, "", "", "", Group.Lifecycle.SYNCED, null) : group;
        }
    }
}
