package io.reeve.kernel.app;

/** How an app is found in the AppStore: browsed and searched, searched only, or not at all. */
public enum AppVisibility {
    FULL,
    LIMITED,
    NONE
}
