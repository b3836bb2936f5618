package io.reeve.api.user;

import io.reeve.api.http.Call;
import io.reeve.api.http.Commands;
import io.reeve.api.http.PageAnswer;
import io.reeve.api.http.Queries;
import io.reeve.api.http.Spelled;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.token.Caller;
import io.reeve.kernel.user.FindUser;
import io.reeve.kernel.user.ListUsers;
import io.reeve.kernel.user.UserCommand.EraseUser;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserView;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The company's directory: whoever may call may look people up, since access can be asked for on behalf of others. What
 * else is known of somebody is for those who read everything, and for that person.
 */
@RestController
class UserController {

    private final Queries queries;
    private final Commands commands;

    UserController(Queries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    @Operation(operationId = "currentUser", summary = "Who am I?")
    @GetMapping("/users/current")
    User current(Caller caller) {
        return User.of(queries.find(new FindUser(caller.userId()), "user"));
    }

    @Operation(operationId = "listUsers", summary = "List people, or find them by name or e-mail")
    @GetMapping("/users")
    PageAnswer<UserWithCustomAttributes> list(
            @RequestParam @Nullable String searchTerm,
            @RequestParam(defaultValue = "false") boolean exactMatch,
            @RequestParam @Nullable List<Detail> expand,
            PageRequest page,
            Caller caller) {
        return PageAnswer.of(
                queries.ask(new ListUsers(searchTerm, exactMatch, page)), user -> answer(user, expand, caller));
    }

    @Operation(operationId = "getUser", summary = "Get one person")
    @GetMapping("/users/{user_id}")
    UserWithCustomAttributes find(
            @PathVariable UserId userId, @RequestParam @Nullable List<Detail> expand, Caller caller) {
        return answer(queries.find(new FindUser(userId), "user"), expand, caller);
    }

    @Operation(operationId = "eraseUser", summary = "Erase what is known of a person who has left, for good")
    @PostMapping("/admin/users/{user_id}/erase")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@PathVariable UserId userId, Call call) {
        commands.send(call, new EraseUser(userId));
    }

    private static UserWithCustomAttributes answer(UserView user, @Nullable List<Detail> expand, Caller caller) {
        boolean asked = expand != null && expand.contains(Detail.CUSTOM_ATTRIBUTES);
        boolean mayKnow = caller.readsEverything() || caller.userId().equals(user.id());
        return UserWithCustomAttributes.of(user, asked && mayKnow);
    }

    /** What an answer holds only when it is asked for. */
    enum Detail implements Spelled {
        CUSTOM_ATTRIBUTES;

        @Override
        public String toString() {
            return "custom_attributes";
        }
    }
}
