package io.reeve.command.user;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.reeve.command.fact.Authority;
import io.reeve.command.fact.People;
import io.reeve.command.fact.Person;
import io.reeve.kernel.Actor;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.RoleCommand.GrantRole;
import io.reeve.kernel.user.RoleCommand.RevokeRole;
import io.reeve.kernel.user.RoleEvent.RoleGranted;
import io.reeve.kernel.user.RoleEvent.RoleRevoked;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserStatus;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One role and everybody who holds it. */
@Aggregate
final class RoleAssignment {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // read by Axon
    private @Nullable Role role;

    private final Set<UserId> holders = new HashSet<>();

    RoleAssignment() {}

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(GrantRole grant, Actor actor, Authority authority, People people) {
        authority.requireAdmin(actor);
        if (grant.role() == Role.USER) {
            throw Rejection.invalid("role_name", "everyones_role", "Everybody holds the role USER already.");
        }
        Person person = people.find(grant.userId()).orElseThrow(() -> Rejection.notFound("user"));
        if (person.status() == UserStatus.INACTIVE) {
            throw Rejection.conflict("has_left", "A person who has left is given no role.");
        }
        grantOnce(grant.role(), grant.userId());
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RevokeRole revoke, Actor actor, Authority authority, People people) {
        authority.requireAdmin(actor);
        if (people.find(revoke.userId()).isEmpty()) {
            throw Rejection.notFound("user");
        }
        if (revoke.role() == Role.USER) {
            throw Rejection.conflict("everyones_role", "The role USER is everybody's and cannot be taken away.");
        }
        if (!holders.contains(revoke.userId())) {
            throw Rejection.notFound("role_assignment");
        }
        apply(new RoleRevoked(revoke.role(), revoke.userId()));
    }

    /** Who holds the role already goes on holding it. */
    void grantOnce(Role granted, UserId userId) {
        if (!holders.contains(userId)) {
            apply(new RoleGranted(granted, userId));
        }
    }

    @EventSourcingHandler
    void on(RoleGranted event) {
        role = event.role();
        holders.add(event.userId());
    }

    @EventSourcingHandler
    void on(RoleRevoked event) {
        holders.remove(event.userId());
    }
}
