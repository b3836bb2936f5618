package io.reeve.kernel.group;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.reeve.kernel.Uuids;
import io.reeve.kernel.user.UserId;
import java.util.Objects;
import java.util.UUID;

public record MembershipId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MembershipId {
        Objects.requireNonNull(value, "membershipId");
    }

    /** There is one membership of a person in a group, whatever the reasons for it. */
    public static MembershipId of(GroupId groupId, UserId userId) {
        return new MembershipId(Uuids.derived("membership", groupId, userId));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
