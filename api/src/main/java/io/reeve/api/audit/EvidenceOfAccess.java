package io.reeve.api.audit;

import io.reeve.api.http.Queries;
import io.reeve.api.ledger.EvidencePart;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.account.AccountId;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.audit.ListAccess;
import io.reeve.kernel.audit.LogMoment;
import io.reeve.kernel.ledger.EvidenceQuery;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.token.Caller;
import io.reeve.kernel.user.UserId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says in a bundle of evidence who held what, from the beginning of the time that it is about to its end. All of it is one line of
 * the bundle, and is kept while the bundle is handed over: there is a most.
 */
@Component
class EvidenceOfAccess implements EvidencePart {

    /** About 60 MB here, and 40 MB of a line, of which a verifier takes 64. */
    static final int MOST = 100_000;

    private static final int PAGE = 1000;

    private final Queries queries;

    EvidenceOfAccess(Queries queries) {
        this.queries = queries;
    }

    @Override
    public String name() {
        return "access";
    }

    @Override
    public Object answer(EvidenceQuery query, long position, Caller caller) {
        LogMoment from = query.since() == null ? LogMoment.at(0) : LogMoment.before(query.since());
        LogMoment to = query.until() == null
                ? LogMoment.at(position)
                : LogMoment.before(query.until()).noLaterThan(position);
        List<AccessAnswer.Span> spans = new ArrayList<>();
        for (About about : questions(query.about())) {
            collect(about, from, to, caller, spans);
        }
        return spans;
    }

    /** What a question is about: one of them, or nothing. */
    private record About(
            @Nullable UserId person,
            @Nullable AppId app,
            @Nullable PermissionId permission,
            @Nullable AccountId account,
            @Nullable AccessRequestId grant) {}

    /** An id does not say what it is of: one kind of thing has it, and of the others there is nothing by that id. */
    private static List<About> questions(@Nullable String id) {
        return id == null
                ? List.of(new About(null, null, null, null, null))
                : List.of(
                        new About(UserId.of(id), null, null, null, null),
                        new About(null, AppId.of(id), null, null, null),
                        new About(null, null, PermissionId.of(id), null, null),
                        new About(null, null, null, AccountId.of(id), null),
                        new About(null, null, null, null, AccessRequestId.of(id)));
    }

    private void collect(About about, LogMoment from, LogMoment to, Caller caller, List<AccessAnswer.Span> spans) {
        ListAccess.Cursor cursor = null;
        do {
            ListAccess.Part part = queries.ask(new ListAccess(
                    about.person(),
                    about.app(),
                    about.permission(),
                    about.account(),
                    about.grant(),
                    from,
                    to,
                    cursor,
                    PAGE,
                    caller));
            part.spans().stream().map(AccessAnswer.Span::of).forEach(spans::add);
            if (spans.size() > MOST) {
                throw Rejection.invalid(
                        "about",
                        "too_much",
                        "Access was held more than " + MOST + " times in this; ask about one thing, or less time.");
            }
            cursor = part.next();
        } while (cursor != null);
    }
}
