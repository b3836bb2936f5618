package io.reeve.command.app;

import io.reeve.kernel.app.AppId;

/** What a change of an app's settings does to its permissions, in the same unit. */
public interface PermissionsOfApps {

    /** An app that is given as a whole offers no permission; each can be made visible again by itself. */
    void hideAll(AppId appId);
}
