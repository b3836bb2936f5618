package io.reeve.kernel.group;

import io.reeve.kernel.Query;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.responsetypes.ResponseType;

/** How many {@link ListDirectoryMembers} would list for each of these groups. A group without such members is left out. */
public record CountDirectoryMembers(Set<GroupId> groups) implements Query<CountDirectoryMembers.Counts> {

    public CountDirectoryMembers {
        groups = Set.copyOf(groups);
    }

    public record Counts(Map<GroupId, Long> members) {}

    @Override
    public ResponseType<Counts> answer() {
        return Query.one(Counts.class);
    }
}
