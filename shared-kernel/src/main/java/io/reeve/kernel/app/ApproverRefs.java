package io.reeve.kernel.app;

import io.reeve.kernel.group.GroupRef;
import io.reeve.kernel.user.UserId;
import java.util.List;

/** {@link Approvers} as a caller names them: groups not resolved yet, nobody checked. */
public record ApproverRefs(List<UserId> users, List<GroupRef> groups) {

    public ApproverRefs {
        users = List.copyOf(users);
        groups = List.copyOf(groups);
    }
}
