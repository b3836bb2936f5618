package io.reeve.kernel.permission;

/** Whether a permission follows a group of another system or lives here; only a native one can be deleted. */
public enum PermissionType {
    SYNCED,
    NATIVE
}
