package io.reeve.kernel.group;

/** What groups can be searched and sorted by. {@code MEMBER} is the id of a person in the group. */
public enum GroupAttribute {
    ID,
    NAME,
    EXTERNAL_ID,
    MEMBER,
    CREATED,
    CHANGED
}
