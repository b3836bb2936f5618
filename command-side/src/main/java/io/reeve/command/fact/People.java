package io.reeve.command.fact;

import io.reeve.kernel.Rejection;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.group.GroupRef;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Who is who at this moment, as decisions need to know it. */
public interface People {

    Optional<Person> find(UserId userId);

    /** The roles held beyond {@link Role#USER}, which everyone has. */
    Set<Role> rolesOf(UserId userId);

    Set<GroupId> groupsOf(UserId userId);

    /** Those of them who may act. */
    Set<UserId> activeAmong(Collection<UserId> users);

    /** The members of these groups who may act. */
    Set<UserId> activeMembersOf(Collection<GroupId> groups);

    /** The domain's administrators who may act. */
    Set<UserId> activeAdmins();

    /**
     * The group that is meant. Refused as invalid, naming {@code field}, when there is none or when id and integration id
     * name two different ones.
     *
     * @throws Rejection of kind {@code INVALID}
     */
    GroupId resolve(GroupRef ref, String field);

    /** The app that the group comes from; nothing when the group is gone. */
    Optional<AppId> appOf(GroupId group);
}
