package io.reeve.query.accessrequest;

import io.reeve.kernel.token.Caller;
import io.reeve.kernel.user.Role;
import io.reeve.query.search.Listing;

/**
 * Which requests somebody may know of: those who read everything all; others those in which they have a part, that ever
 * came before them, or that are for an app of which they are named admin. Groups count as they are now.
 */
final class Visibility {

    private static final String OWN = """
            id in (select id from access_request where requester = :me
                   union select id from access_request where target = :me
                   union select request_id from access_request_viewer
                         where viewer = :me or viewer in (select group_id from member where user_id = :me)
                   union select r.id from access_request r join access_request_app_admin a on a.app_id = r.app_id
                         where a.admin = :me or a.admin in (select group_id from member where user_id = :me))""";

    private Visibility() {}

    /** The requests that the caller may know of. */
    static Listing to(Caller caller) {
        boolean everything = caller.readsEverything() || caller.roles().contains(Role.APPSTORE_READ_ONLY_ADMIN);
        return new Listing("access_request")
                .where(OWN, "me", everything ? null : caller.userId().value());
    }
}
