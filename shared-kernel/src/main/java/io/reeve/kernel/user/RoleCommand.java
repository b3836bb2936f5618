package io.reeve.kernel.user;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Who holds a role. Whatever is decided at once: an administrator who may act remains. */
public sealed interface RoleCommand {

    Role role();

    UserId userId();

    record GrantRole(@TargetAggregateIdentifier Role role, UserId userId) implements RoleCommand {}

    record RevokeRole(@TargetAggregateIdentifier Role role, UserId userId) implements RoleCommand {}
}
