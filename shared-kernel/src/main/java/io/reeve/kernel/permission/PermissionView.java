package io.reeve.kernel.permission;

import io.reeve.kernel.app.AppId;

/** A permission with what it overrides of its app's settings. A deleted one is only found by its id, beside old requests. */
public record PermissionView(PermissionId id, AppId appId, PermissionType type, String label, RequestConfig config) {}
