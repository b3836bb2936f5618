package io.reeve.kernel.user;

/** What people can be searched and sorted by. */
public sealed interface PersonAttribute {

    /** What every person may have. {@code GROUP} is the id of a group the person is in. */
    enum Common implements PersonAttribute {
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

    /** The custom attribute with this label, in whatever case the two are written. Its values are text. */
    record Custom(String label) implements PersonAttribute {}
}
