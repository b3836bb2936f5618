package io.reeve.api.app;

import io.reeve.api.http.Call;
import io.reeve.api.http.Commands;
import io.reeve.api.http.PageAnswer;
import io.reeve.api.http.Queries;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.app.AppCategory;
import io.reeve.kernel.app.AppCommand;
import io.reeve.kernel.app.AppCommand.ConnectApp;
import io.reeve.kernel.app.AppCommand.CreateApp;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.AppQuery.FindApp;
import io.reeve.kernel.app.AppQuery.FindAppInTheLog;
import io.reeve.kernel.app.AppQuery.ListApps;
import io.reeve.kernel.app.AppQuery.Search;
import io.reeve.kernel.app.ConnectionSource;
import io.reeve.kernel.token.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AppController {

    private final Commands commands;
    private final Queries queries;
    private final Apps apps;

    AppController(Commands commands, Queries queries, Apps apps) {
        this.commands = commands;
        this.queries = queries;
        this.apps = apps;
    }

    @Operation(operationId = "listApps", summary = "List the apps that the caller may know of")
    @GetMapping("/apps")
    PageAnswer<App> list(
            @RequestParam @Nullable String nameSearch,
            @RequestParam(defaultValue = "false") boolean exactMatch,
            @RequestParam @Nullable ConnectionSource connectionSource,
            @RequestParam @Nullable Boolean disconnected,
            @RequestParam @Nullable List<Expansion> expand,
            PageRequest page,
            Caller caller) {
        Search search = nameSearch == null ? null : new Search(nameSearch, exactMatch);
        return PageAnswer.composed(
                queries.ask(new ListApps(search, connectionSource, disconnected, page, caller)),
                found -> apps.apps(found, Expansion.customAttributes(expand)));
    }

    @Operation(operationId = "createApp", summary = "Make an app of one's own")
    @ApiResponse(responseCode = "200", description = "The app as it is now", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "Credentials for the integration lack or are malformed")
    @ApiResponse(responseCode = "404", description = "No such integration is offered")
    @ApiResponse(responseCode = "501", description = "The integration cannot do this")
    @ApiResponse(responseCode = "502", description = "The system behind the integration refused")
    @PostMapping("/apps")
    App create(@RequestBody NewApp body, Call call) {
        AppId made = commands.make(call, AppId.next(), AppId::of, id -> command(id, body));
        return apps.app(queries.find(new FindAppInTheLog(made), "app"), false);
    }

    private static AppCommand command(AppId id, NewApp body) {
        if (body.isToBeConnected()) {
            return new ConnectApp(id, Objects.requireNonNull(body.appClassId()));
        }
        return new CreateApp(
                id,
                body.name(),
                body.category(),
                body.description(),
                body.logoUrl(),
                body.websiteUrl(),
                body.requestInstructions(),
                ConnectionSource.API);
    }

    @Operation(operationId = "getAppCategories", summary = "List the shelves of the AppStore")
    @GetMapping("/apps/categories")
    List<String> categories() {
        return AppCategory.labels();
    }

    @Operation(operationId = "getApp", summary = "Read an app")
    @GetMapping("/apps/{app_id}")
    App find(@PathVariable AppId appId, @RequestParam @Nullable List<Expansion> expand, Caller caller) {
        return apps.app(queries.find(new FindApp(appId, false, caller), "app"), Expansion.customAttributes(expand));
    }
}
