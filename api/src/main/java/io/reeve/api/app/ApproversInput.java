package io.reeve.api.app;

import io.reeve.kernel.app.ApproverRefs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who shall approve, or be admin. A list that is absent is empty. */
public record ApproversInput(
        @Nullable List<BaseGroup> groups, @Nullable List<BaseUser> users) {

    public ApproverRefs refs() {
        return new ApproverRefs(
                users == null ? List.of() : users.stream().map(BaseUser::id).toList(), BaseGroup.refs(groups));
    }
}
