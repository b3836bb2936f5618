package io.reeve.api.group;

import io.reeve.api.http.PageAnswer;
import io.reeve.api.http.Queries;
import io.reeve.api.user.User;
import io.reeve.api.user.Users;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.group.FindGroup;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.group.ListGroups;
import io.reeve.kernel.group.ListMembers;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Groups and their members, which whoever may call may look up. */
@RestController
class GroupController {

    private final Queries queries;
    private final Users users;

    GroupController(Queries queries, Users users) {
        this.queries = queries;
        this.users = users;
    }

    @Operation(operationId = "getGroups", summary = "List groups, or find them")
    @GetMapping("/groups")
    PageAnswer<Group> list(
            @RequestParam @Nullable String integrationSpecificId,
            @RequestParam @Nullable String name,
            @RequestParam(defaultValue = "false") boolean exactMatch,
            @RequestParam @Nullable AppId appId,
            PageRequest page) {
        return PageAnswer.of(
                queries.ask(new ListGroups(name, exactMatch, integrationSpecificId, appId, page)), Group::of);
    }

    @Operation(operationId = "getGroup", summary = "Get one group")
    @GetMapping("/groups/{group_id}")
    Group find(@PathVariable GroupId groupId) {
        return Group.of(queries.find(new FindGroup(groupId), "group"));
    }

    @Operation(operationId = "getGroupMembership", summary = "List who is in a group")
    @GetMapping("/groups/{group_id}/users")
    PageAnswer<User> members(@PathVariable GroupId groupId, PageRequest page) {
        queries.find(new FindGroup(groupId), "group");
        return PageAnswer.composed(
                queries.ask(new ListMembers(groupId, page)),
                ids -> users.byIds(ids).users(ids));
    }
}
