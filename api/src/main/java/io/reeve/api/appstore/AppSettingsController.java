package io.reeve.api.appstore;

import io.reeve.api.http.Call;
import io.reeve.api.http.Commands;
import io.reeve.api.http.Queries;
import io.reeve.kernel.app.AppCommand.ChangeAppSettings;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.AppQuery.FindAppInTheLog;
import io.reeve.kernel.app.AppQuery.FindGovernedApp;
import io.reeve.kernel.token.Caller;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How an app is governed, whether it is offered or not. */
@RestController
class AppSettingsController {

    private final Commands commands;
    private final Queries queries;
    private final SettingsAnswers settings;

    AppSettingsController(Commands commands, Queries queries, SettingsAnswers settings) {
        this.commands = commands;
        this.queries = queries;
        this.settings = settings;
    }

    @Operation(operationId = "getAppSettings", summary = "Read the settings of an app")
    @GetMapping("/apps/{app_id}/settings")
    Settings find(@PathVariable AppId appId, Caller caller) {
        return settings.of(queries.find(new FindGovernedApp(appId, false, caller), "app"));
    }

    @Operation(operationId = "updateAppSettings", summary = "Change the settings of an app")
    @PatchMapping("/apps/{app_id}/settings")
    Settings change(@PathVariable AppId appId, @RequestBody SettingsInput.WithOffer body, Call call) {
        commands.send(call, new ChangeAppSettings(appId, body.change()));
        return settings.of(queries.find(new FindAppInTheLog(appId), "app"));
    }
}
