package io.reeve.kernel.user;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Who holds a role. A role is decided upon as a whole, so that the last administrator cannot be lost in a race. */
public sealed interface RoleCommand {

    Role role();

    UserId userId();

    record GrantRole(@TargetAggregateIdentifier Role role, UserId userId) implements RoleCommand {}

    record RevokeRole(@TargetAggregateIdentifier Role role, UserId userId) implements RoleCommand {}
}
