package io.reeve.command.user;

import io.reeve.command.fact.Authority;
import io.reeve.kernel.Actor;
import io.reeve.kernel.user.EstablishAdministrator;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserCommand.CreateUser;
import io.reeve.kernel.user.UserStatus;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Makes an installation's first person an administrator, in one unit. Once that person is known nothing more comes of it,
 * so that an administrator who was demoted or has left does not return with the next start.
 */
@Component
class FirstAdministrator {

    private final Repository<User> users;
    private final Repository<RoleAssignment> roles;

    FirstAdministrator(Repository<User> users, Repository<RoleAssignment> roles) {
        this.users = users;
        this.roles = roles;
    }

    @CommandHandler
    boolean handle(EstablishAdministrator establish, Actor actor, UniqueNames names) throws Exception {
        Authority.requireNoPerson(actor);
        CreateUser create = new CreateUser(EstablishAdministrator.USER, establish.profile(), UserStatus.ACTIVE);
        boolean first =
                users.loadOrCreate(create.userId().toString(), User::new).invoke(user -> user.beginOnce(create, names));
        if (first) {
            roles.loadOrCreate(Role.ADMIN.name(), RoleAssignment::new)
                    .execute(role -> role.grantOnce(Role.ADMIN, create.userId()));
        }
        return first;
    }
}
