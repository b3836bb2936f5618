package io.reeve.kernel.user;

/** What people can be searched and sorted by. {@code GROUP} is the id of a group the person is in. */
public enum PersonAttribute {
    ID,
    USER_NAME,
    EMAIL,
    GIVEN_NAME,
    FAMILY_NAME,
    DISPLAY_NAME,
    TITLE,
    TEAM,
    MANAGER,
    EMPLOYEE_NUMBER,
    START_DATE,
    END_DATE,
    EXTERNAL_ID,
    ACTIVE,
    GROUP,
    CREATED,
    CHANGED
}
