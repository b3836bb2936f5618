package io.reeve.api.permission;

import io.reeve.api.http.Call;
import io.reeve.api.http.Commands;
import io.reeve.api.http.PageAnswer;
import io.reeve.api.http.Queries;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.AppQuery.FindApp;
import io.reeve.kernel.permission.PermissionCommand.DeletePermission;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.permission.PermissionQuery.FindPermission;
import io.reeve.kernel.permission.PermissionQuery.FindPermissionInTheLog;
import io.reeve.kernel.permission.PermissionQuery.ListPermissions;
import io.reeve.kernel.permission.PermissionQuery.Search;
import io.reeve.kernel.token.Caller;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PermissionController {

    private static final String WHAT = "permission";

    private final Commands commands;
    private final Queries queries;
    private final Permissions permissions;

    PermissionController(Commands commands, Queries queries, Permissions permissions) {
        this.commands = commands;
        this.queries = queries;
        this.permissions = permissions;
    }

    @Operation(
            operationId = "get_appstore_permissions_for_app_appstore_apps__app_id__requestable_permissions_get",
            summary = "List the permissions of an app")
    @GetMapping("/appstore/apps/{app_id}/requestable_permissions")
    PageAnswer<RequestablePermission> listOfApp(
            @PathVariable AppId appId,
            @RequestParam @Nullable String searchTerm,
            @RequestParam(defaultValue = "false") boolean exactMatch,
            @RequestParam @Nullable Boolean inAppStore,
            @RequestParam(defaultValue = "true") boolean includeInheritedConfigs,
            PageRequest page,
            Caller caller) {
        queries.find(new FindApp(appId, false, caller), "app");
        return page(
                new ListPermissions(appId, search(searchTerm, exactMatch), inAppStore, page, caller),
                includeInheritedConfigs);
    }

    @Operation(
            operationId = "get_appstore_permissions_appstore_requestable_permissions_get",
            summary = "List permissions")
    @GetMapping("/appstore/requestable_permissions")
    PageAnswer<RequestablePermission> list(
            @RequestParam @Nullable AppId appId,
            @RequestParam @Nullable String searchTerm,
            @RequestParam(defaultValue = "false") boolean exactMatch,
            @RequestParam @Nullable Boolean inAppStore,
            @RequestParam(defaultValue = "true") boolean includeInheritedConfigs,
            PageRequest page,
            Caller caller) {
        return page(
                new ListPermissions(appId, search(searchTerm, exactMatch), inAppStore, page, caller),
                includeInheritedConfigs);
    }

    @Operation(
            operationId = "create_appstore_requestable_permission_appstore_requestable_permissions_post",
            summary = "Make a permission of an app")
    @PostMapping("/appstore/requestable_permissions")
    @ResponseStatus(HttpStatus.CREATED)
    RequestablePermission create(
            @RequestBody NewPermission body,
            @RequestParam(defaultValue = "true") boolean includeInheritedConfigs,
            Call call) {
        PermissionId made = commands.make(call, PermissionId.next(), PermissionId::of, body::command);
        return written(made, includeInheritedConfigs);
    }

    @Operation(
            operationId = "get_appstore_permission_appstore_requestable_permissions__permission_id__get",
            summary = "Read a permission")
    @GetMapping("/appstore/requestable_permissions/{permission_id}")
    RequestablePermission find(
            @PathVariable PermissionId permissionId,
            @RequestParam(defaultValue = "true") boolean includeInheritedConfigs,
            Caller caller) {
        return permissions.answer(
                queries.find(new FindPermission(permissionId, caller), WHAT), includeInheritedConfigs);
    }

    @Operation(
            operationId = "update_appstore_permission_appstore_requestable_permissions__permission_id__patch",
            summary = "Change a permission")
    @PatchMapping("/appstore/requestable_permissions/{permission_id}")
    RequestablePermission change(
            @PathVariable PermissionId permissionId,
            @RequestBody PermissionUpdate body,
            @RequestParam(defaultValue = "true") boolean includeInheritedConfigs,
            Call call) {
        commands.send(call, body.command(permissionId));
        return written(permissionId, includeInheritedConfigs);
    }

    @Operation(
            operationId = "delete_appstore_permission_appstore_requestable_permissions__permission_id__delete",
            summary = "Delete a permission that lives here")
    @DeleteMapping("/appstore/requestable_permissions/{permission_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable PermissionId permissionId, Call call) {
        commands.send(call, new DeletePermission(permissionId));
    }

    private RequestablePermission written(PermissionId id, boolean inherited) {
        return permissions.answer(queries.find(new FindPermissionInTheLog(id), WHAT), inherited);
    }

    private PageAnswer<RequestablePermission> page(ListPermissions query, boolean inherited) {
        return PageAnswer.composed(queries.ask(query), found -> permissions.answers(found, inherited));
    }

    private static @Nullable Search search(@Nullable String term, boolean exact) {
        return term == null ? null : new Search(term, exact);
    }
}
