package io.reeve.kernel.app;

import io.reeve.kernel.group.GroupId;
import java.util.List;

/** Who may ask: everybody, or the members of these groups. */
public record AllowedGroups(Type type, List<GroupId> groups) {

    /** The names are those of the API. */
    public enum Type {
        ALL_GROUPS,
        SPECIFIED_GROUPS
    }

    public static final AllowedGroups ALL = new AllowedGroups(Type.ALL_GROUPS, List.of());

    public AllowedGroups {
        groups = List.copyOf(groups);
    }
}
