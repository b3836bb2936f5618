package io.reeve.api.user;

import io.reeve.api.http.Call;
import io.reeve.api.http.Commands;
import io.reeve.api.http.Queries;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.token.Caller;
import io.reeve.kernel.user.FindUser;
import io.reeve.kernel.user.ListRolesOf;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.RoleCommand.GrantRole;
import io.reeve.kernel.user.RoleCommand.RevokeRole;
import io.reeve.kernel.user.UserId;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Roles of people. The published contract leaves the answers open; ours are a list of the names, {@code USER} the last. */
@RestController
class RoleController {

    private final Queries queries;
    private final Commands commands;

    RoleController(Queries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    @Operation(operationId = "get_user_roles_users__user_id__roles_get", summary = "List the roles of a person")
    @GetMapping("/users/{user_id}/roles")
    List<Role> list(@PathVariable UserId userId, Caller caller) {
        if (!caller.readsEverything() && !caller.userId().equals(userId)) {
            throw Rejection.forbidden("reader_required", "You may see your own roles only.");
        }
        queries.find(new FindUser(userId), "user");
        return rolesOf(userId);
    }

    @Operation(
            operationId = "add_role_to_user_users__user_id__roles__role_name__post",
            summary = "Give a person a role")
    @PostMapping("/users/{user_id}/roles/{role_name}")
    @ResponseStatus(HttpStatus.CREATED)
    List<Role> grant(@PathVariable UserId userId, @PathVariable String roleName, Call call) {
        Role granted = role(roleName);
        commands.send(call, new GrantRole(granted, userId));
        // held now, whether or not the view shows yet what somebody else granted at the same moment
        return withUser(Stream.concat(queries.ask(new ListRolesOf(userId)).stream(), Stream.of(granted)));
    }

    @Operation(
            operationId = "remove_role_from_user_users__user_id__roles__role_name__delete",
            summary = "Take a role from a person")
    @DeleteMapping("/users/{user_id}/roles/{role_name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UserId userId, @PathVariable String roleName, Call call) {
        commands.send(call, new RevokeRole(role(roleName), userId));
    }

    private List<Role> rolesOf(UserId userId) {
        return withUser(queries.ask(new ListRolesOf(userId)).stream());
    }

    private static List<Role> withUser(Stream<Role> held) {
        Stream<Role> others = held.filter(role -> role != Role.USER).distinct().sorted();
        return Stream.concat(others, Stream.of(Role.USER)).toList();
    }

    private static Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name))
                .findAny()
                .orElseThrow(() -> Rejection.invalid(
                        "role_name",
                        "enum",
                        "There is no role " + name + "; there are "
                                + Arrays.stream(Role.values()).map(Role::name).collect(Collectors.joining(", "))
                                + "."));
    }
}
