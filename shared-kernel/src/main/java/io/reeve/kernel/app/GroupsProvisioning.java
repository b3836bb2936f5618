package io.reeve.kernel.app;

/** On which level access is given, and whether the one who asks may choose among permissions. */
public enum GroupsProvisioning {
    DIRECT_TO_USER,
    GROUPS_AND_HIDDEN,
    GROUPS_AND_VISIBLE
}
