package io.reeve.kernel.app;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.user.UserId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** People and groups, in the order in which they were named: approvers of a stage, or admins of an app. */
public record Approvers(List<UserId> users, List<GroupId> groups) {

    public static final Approvers NONE = new Approvers(List.of(), List.of());

    public Approvers {
        users = List.copyOf(users);
        groups = List.copyOf(groups);
    }

    public static Approvers people(UserId... people) {
        return new Approvers(List.of(people), List.of());
    }

    /** These and the others, each once. */
    public Approvers and(Approvers others) {
        return new Approvers(union(users, others.users), union(groups, others.groups));
    }

    private static <T> List<T> union(List<T> first, List<T> second) {
        Set<T> all = new LinkedHashSet<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    @JsonIgnore
    public boolean isEmpty() {
        return users.isEmpty() && groups.isEmpty();
    }
}
