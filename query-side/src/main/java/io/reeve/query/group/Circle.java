package io.reeve.query.group;

/** The person {@code :me} of a statement and the groups they are in now, as SQL to compare an id with. */
public final class Circle {

    /** An array, so that it is made once and looked up in indexes. */
    public static final String OF_ME =
            "any(array(select cast(:me as uuid) union all select group_id from member where user_id = :me))";

    private Circle() {}
}
