package io.reeve.kernel.app;

/** Whether an app was made by a program or by a person at a screen. */
public enum ConnectionSource {
    API,
    UI
}
