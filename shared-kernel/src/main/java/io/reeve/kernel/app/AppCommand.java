package io.reeve.kernel.app;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be done about an app. Apps are made by domain administrators and governed by their app admins too. */
public sealed interface AppCommand {

    AppId appId();

    /**
     * Makes an app of one's own. Refused without name, category or description. The same id with the same content again is
     * no change; with other content it is refused.
     */
    record CreateApp(
            @TargetAggregateIdentifier AppId appId,
            @Nullable String name,
            @Nullable String category,
            @Nullable String description,
            @Nullable String logoUrl,
            @Nullable String websiteUrl,
            @Nullable String requestInstructions,
            ConnectionSource source)
            implements AppCommand {}

    /** Connects an app through an integration. Refused while no integration of this class is offered, and none is yet. */
    record ConnectApp(@TargetAggregateIdentifier AppId appId, String appClassId) implements AppCommand {}

    record ChangeAppSettings(@TargetAggregateIdentifier AppId appId, SettingsChange change) implements AppCommand {}

    /** The same for an app that is offered; one that is not counts as absent. */
    record ChangeAppStoreSettings(@TargetAggregateIdentifier AppId appId, SettingsChange change)
            implements AppCommand {}

    /** Offers the app under its settings as {@code change} makes them; of an app that is offered, changes the settings. */
    record AddAppToAppStore(@TargetAggregateIdentifier AppId appId, SettingsChange change) implements AppCommand {}

    /** Refused as not found when the app is not offered. */
    record RemoveAppFromAppStore(@TargetAggregateIdentifier AppId appId) implements AppCommand {}
}
