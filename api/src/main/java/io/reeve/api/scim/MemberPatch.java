package io.reeve.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import com.unboundid.scim2.common.messages.PatchOpType;
import com.unboundid.scim2.common.messages.PatchOperation;
import io.reeve.kernel.group.GroupCommand.MemberChange;
import io.reeve.kernel.user.UserId;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the operations of one patch, taken in order, come to for the members of a group. */
final class MemberPatch {

    private @Nullable Set<UserId> exactly;
    private final Set<UserId> joining = new LinkedHashSet<>();
    private final Set<UserId> leaving = new LinkedHashSet<>();

    /** Takes what the operation says of members; {@code false} leaves it, or the rest of it, to the caller. */
    boolean takes(PatchOperation operation) throws BadRequestException {
        Path path = operation.getPath();
        if (path == null && operation.getJsonNode() instanceof ObjectNode values && values.has("members")) {
            set(operation.getOpType(), ScimGroups.members(values.path("members")));
            values.remove("members");
            return values.isEmpty();
        }
        if (path == null
                || path.size() == 0
                || !path.getElement(0).getAttribute().equalsIgnoreCase("members")) {
            return false;
        }
        Filter which = path.getElement(0).getValueFilter();
        if (operation.getOpType() == PatchOpType.REMOVE && which != null) {
            leave(membersNamedBy(which));
        } else if (which != null || path.size() > 1) {
            throw BadRequestException.invalidPath("Members are added, removed or replaced as a whole.");
        } else {
            JsonNode value = operation.getJsonNode();
            set(operation.getOpType(), value == null ? Set.of() : ScimGroups.members(value));
        }
        return true;
    }

    private void set(PatchOpType type, Set<UserId> named) {
        switch (type) {
            case ADD -> join(named);
            case REPLACE -> replace(named);
            case REMOVE -> {
                if (named.isEmpty()) {
                    replace(Set.of());
                } else {
                    leave(named);
                }
            }
        }
    }

    MemberChange change() {
        if (exactly != null) {
            return new MemberChange.Exactly(exactly);
        }
        return joining.isEmpty() && leaving.isEmpty()
                ? new MemberChange.None()
                : new MemberChange.Delta(joining, leaving);
    }

    private void replace(Set<UserId> members) {
        exactly = new LinkedHashSet<>(members);
    }

    private void join(Set<UserId> members) {
        if (exactly != null) {
            exactly.addAll(members);
        } else {
            joining.addAll(members);
            leaving.removeAll(members);
        }
    }

    private void leave(Set<UserId> members) {
        if (exactly != null) {
            exactly.removeAll(members);
        } else {
            leaving.addAll(members);
            joining.removeAll(members);
        }
    }

    private static Set<UserId> membersNamedBy(Filter which) throws BadRequestException {
        Set<UserId> members = new LinkedHashSet<>();
        if (which.getFilterType() == FilterType.OR) {
            for (Filter one : which.getCombinedFilters()) {
                members.addAll(membersNamedBy(one));
            }
            return members;
        }
        if (which.getFilterType() != FilterType.EQUAL
                || !which.getAttributePath().toString().equalsIgnoreCase("value")) {
            throw BadRequestException.invalidFilter("Members are named by value eq \"<id of a user>\".");
        }
        members.add(ScimGroups.member(which.getComparisonValue().asText()));
        return members;
    }
}
