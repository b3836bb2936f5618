package io.reeve.api.appstore;

import io.reeve.api.app.App;
import io.reeve.api.app.Apps;
import io.reeve.api.app.Expansion;
import io.reeve.api.http.Call;
import io.reeve.api.http.Commands;
import io.reeve.api.http.PageAnswer;
import io.reeve.api.http.Queries;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.app.AppCommand.ChangeAppStoreSettings;
import io.reeve.kernel.app.AppCommand.RemoveAppFromAppStore;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.AppQuery.FindApp;
import io.reeve.kernel.app.AppQuery.FindAppInTheLog;
import io.reeve.kernel.app.AppQuery.FindGovernedApp;
import io.reeve.kernel.app.AppQuery.ListAppStoreApps;
import io.reeve.kernel.app.AppQuery.Search;
import io.reeve.kernel.app.AppView;
import io.reeve.kernel.token.Caller;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The apps on offer. One that is not offered is not there. */
@RestController
class AppStoreController {

    private final Commands commands;
    private final Queries queries;
    private final Apps apps;
    private final SettingsAnswers settings;

    AppStoreController(Commands commands, Queries queries, Apps apps, SettingsAnswers settings) {
        this.commands = commands;
        this.queries = queries;
        this.apps = apps;
        this.settings = settings;
    }

    @Operation(operationId = "getAppStoreApps", summary = "List the apps on offer")
    @GetMapping("/appstore/apps")
    PageAnswer<App> list(
            @RequestParam @Nullable AppId appId,
            @RequestParam @Nullable String nameSearch,
            @RequestParam(defaultValue = "false") boolean exactMatch,
            @RequestParam(defaultValue = "false") boolean allVisibilities,
            @RequestParam @Nullable List<Expansion> expand,
            PageRequest page,
            Caller caller) {
        Search search = nameSearch == null ? null : new Search(nameSearch, exactMatch);
        return PageAnswer.composed(
                queries.ask(new ListAppStoreApps(appId, search, allVisibilities, page, caller)),
                found -> apps.apps(found, Expansion.customAttributes(expand)));
    }

    @Operation(operationId = "addAppToAppStore", summary = "Offer an app")
    @PostMapping("/appstore/apps")
    Settings add(@RequestBody NewAppStoreApp body, Call call) {
        commands.send(call, body.command());
        return written(body.appId());
    }

    @Operation(operationId = "getAppStoreApp", summary = "Read an app on offer")
    @GetMapping("/appstore/apps/{app_id}")
    App find(@PathVariable AppId appId, @RequestParam @Nullable List<Expansion> expand, Caller caller) {
        AppView app = queries.find(new FindApp(appId, true, caller), "app");
        return apps.app(app, Expansion.customAttributes(expand));
    }

    @Operation(operationId = "removeAppFromAppStore", summary = "Offer an app no longer")
    @DeleteMapping("/appstore/apps/{app_id}")
    Map<String, Object> remove(@PathVariable AppId appId, Call call) {
        commands.send(call, new RemoveAppFromAppStore(appId));
        return Map.of();
    }

    @Operation(operationId = "getAppStoreAppSettings", summary = "Read the settings of an app on offer")
    @GetMapping("/appstore/apps/{app_id}/settings")
    Settings settings(@PathVariable AppId appId, Caller caller) {
        return settings.of(queries.find(new FindGovernedApp(appId, true, caller), "app"));
    }

    @Operation(operationId = "updateAppStoreAppSettings", summary = "Change the settings of an app on offer")
    @PatchMapping("/appstore/apps/{app_id}/settings")
    Settings change(@PathVariable AppId appId, @RequestBody SettingsInput body, Call call) {
        commands.send(call, new ChangeAppStoreSettings(appId, body.change()));
        return written(appId);
    }

    private Settings written(AppId appId) {
        return settings.of(queries.find(new FindAppInTheLog(appId), "app"));
    }
}
