package io.reeve.kernel.user;

import io.reeve.kernel.EventName;
import org.axonframework.serialization.Revision;

/** A person gained or lost a role. */
public sealed interface RoleEvent {

    Role role();

    UserId userId();

    @EventName("role.granted")
    @Revision("1")
    record RoleGranted(Role role, UserId userId) implements RoleEvent {}

    @EventName("role.revoked")
    @Revision("1")
    record RoleRevoked(Role role, UserId userId) implements RoleEvent {}
}
