package io.reeve.kernel.group;

/** Why somebody is in a group: because a directory says so, or because a request granted it. */
public enum MembershipSource {
    SCIM,
    GRANT
}
