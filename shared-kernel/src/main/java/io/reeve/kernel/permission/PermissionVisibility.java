package io.reeve.kernel.permission;

/** Whether a permission is offered to those who may ask for its app. */
public enum PermissionVisibility {
    HIDDEN,
    VISIBLE
}
