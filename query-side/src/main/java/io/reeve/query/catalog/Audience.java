package io.reeve.query.catalog;

import io.reeve.kernel.app.AllowedGroups;
import io.reeve.kernel.token.Caller;
import io.reeve.kernel.user.Role;
import io.reeve.query.projection.Kept;
import io.reeve.query.search.Listing;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who may know of what, as conditions over a row {@code a} of table {@code app}. They speak of the caller by the parameters
 * of {@link #of}. Whoever is in no group has an empty list of them, not none.
 */
public final class Audience {

    private static final String MY_GROUPS = "array(select mine.group_id from member mine where mine.user_id = :me)";

    /** The caller is named admin of the app, directly or through a group. */
    public static final String NAMED = "(:me = any (a.admin_users) or a.admin_groups && " + MY_GROUPS + ")";

    /** The app can be found in the AppStore, be it browsed or searched. */
    public static final String ON_OFFER = "(a.in_app_store and a.visibility <> 'NONE')";

    /** The caller may see the app as it is governed. */
    public static final String GOVERNED = "(:everything or (:appAdmin and " + NAMED + "))";

    /** The caller may know of the app. */
    public static final String KNOWN =
            "(:everything or " + NAMED + " or (" + ON_OFFER + " and " + allowed("a.allowed_groups") + "))";

    private Audience() {}

    /** A list of which conditions may speak of the caller; {@code tables} has table {@code app} called {@code a}. */
    public static Listing listing(String tables, Caller caller) {
        return new Listing(tables).with(of(caller));
    }

    /** The caller may ask for what these groups may ask for. */
    public static String allowed(String column) {
        return "(" + column + " is null or " + column + " && " + MY_GROUPS + ")";
    }

    /** These groups as a column has them that {@link #allowed} speaks of: {@code null} for everybody. */
    public static String @Nullable [] kept(@Nullable AllowedGroups groups) {
        if (groups == null) {
            return null;
        }
        return switch (groups.type()) {
            case ALL_GROUPS -> null;
            case SPECIFIED_GROUPS -> Kept.ids(groups.groups());
        };
    }

    public static Map<String, Object> of(Caller caller) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("me", caller.userId().value());
        parameters.put("everything", seesEverything(caller));
        parameters.put("appAdmin", caller.roles().contains(Role.APP_ADMIN));
        return parameters;
    }

    public static boolean seesEverything(Caller caller) {
        return caller.readsEverything() || caller.roles().contains(Role.APPSTORE_READ_ONLY_ADMIN);
    }
}
