package io.reeve.kernel.app;

import io.reeve.kernel.EventName;
import org.axonframework.serialization.Revision;

/** What happens to an app and to the settings that govern requests for it. */
public sealed interface AppEvent {

    AppId appId();

    @EventName("app.created")
    @Revision("1")
    record AppCreated(AppId appId, AppDetails details, ConnectionSource source) implements AppEvent {}

    /** The whole of the settings after the change. */
    @EventName("app.settings_changed")
    @Revision("1")
    record AppSettingsChanged(AppId appId, AppSettings settings) implements AppEvent {}

    /** The app is offered from now on, under these settings. */
    @EventName("app.added_to_appstore")
    @Revision("1")
    record AppAddedToAppStore(AppId appId, AppSettings settings) implements AppEvent {}

    /** The app is no longer offered; what was granted stays granted. */
    @EventName("app.removed_from_appstore")
    @Revision("1")
    record AppRemovedFromAppStore(AppId appId, AppSettings settings) implements AppEvent {}

    /** Other people or groups are admins of the app; the whole of them before and after. */
    @EventName("app.admins_changed")
    @Revision("1")
    record AppAdminsChanged(AppId appId, Approvers before, Approvers after) implements AppEvent {}
}
