package io.reeve.kernel.app;

/**
 * An app and its settings. {@code disconnected} apps came through an integration whose credentials were removed.
 */
public record AppView(AppId id, AppDetails details, boolean disconnected, AppSettings settings) {}
