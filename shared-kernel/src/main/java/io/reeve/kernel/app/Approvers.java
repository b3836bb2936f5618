package io.reeve.kernel.app;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.user.UserId;
import java.util.List;

/** People and groups, in the order in which they were named: approvers of a stage, or admins of an app. */
public record Approvers(List<UserId> users, List<GroupId> groups) {

    public static final Approvers NONE = new Approvers(List.of(), List.of());

    public Approvers {
        users = List.copyOf(users);
        groups = List.copyOf(groups);
    }

    @JsonIgnore
    public boolean isEmpty() {
        return users.isEmpty() && groups.isEmpty();
    }
}
