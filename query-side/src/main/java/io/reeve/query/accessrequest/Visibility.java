package io.reeve.query.accessrequest;

import io.reeve.kernel.accessrequest.AccessRequestView;
import io.reeve.kernel.token.Caller;
import io.reeve.query.group.Circle;
import io.reeve.query.search.Listing;

/**
 * Which requests somebody may know of: those who read everything all; others those in which they have a part, that ever
 * came before them, or that are for an app of which they are named admin. Groups count as they are now.
 */
final class Visibility {

    /** For lists: begins with what is the caller's, however many requests there are. */
    private static final String OWN = """
            id in (select id from access_request where requester = :me
                   union all select id from access_request where target = :me
                   union all select request_id from access_request_viewer where viewer = %1$s
                   union all select r.id from access_request_app_admin a join access_request r on r.app_id = a.app_id
                             where a.admin = %1$s)""".formatted(Circle.OF_ME);

    /** The same for a few requests that are named: begins with them, however many are the caller's. */
    private static final String IS_OWN = """
            (requester = :me or target = :me
             or exists (select from access_request_viewer where request_id = id and viewer = %1$s)
             or exists (select from access_request_app_admin a where a.app_id = access_request.app_id and a.admin = %1$s))""".formatted(Circle.OF_ME);

    private Visibility() {}

    /** The requests that the caller may know of. */
    static Listing to(Caller caller) {
        return listing(OWN, caller);
    }

    /** Those that the caller may know of among a few, which the conditions that follow have to name. */
    static Listing ofFew(Caller caller) {
        return listing(IS_OWN, caller);
    }

    /** The same as far as the request itself tells, for when there is no row of it yet. */
    static boolean isTold(AccessRequestView request, Caller caller) {
        return caller.readsAppStore()
                || caller.userId().equals(request.requester())
                || caller.userId().equals(request.target());
    }

    private static Listing listing(String own, Caller caller) {
        return new Listing("access_request")
                .where(
                        own,
                        "me",
                        caller.readsAppStore() ? null : caller.userId().value());
    }
}
