package io.reeve.api.ledger;

import io.reeve.api.http.Queries;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.account.AccountId;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.audit.AccessSpan;
import io.reeve.kernel.audit.ListAccess;
import io.reeve.kernel.audit.LogMoment;
import io.reeve.kernel.ledger.EvidenceLine.Held;
import io.reeve.kernel.ledger.EvidenceQuery;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.token.Caller;
import io.reeve.kernel.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who held what, for a bundle of evidence: from the beginning of the time that it is about to its end, in the order of the grants.
 * Page by page, each asked for when it is written. They are one answer all the same: what happened up to a position does not
 * change any more, and of what happened later nothing is told.
 */
@Component
class EvidenceOfAccess {

    private static final int PAGE = 1000;

    private final Queries queries;

    EvidenceOfAccess(Queries queries) {
        this.queries = queries;
    }

    /** Some of it. */
    record Page(ListAccess question, ListAccess.Part part) {

        List<Held> lines() {
            return part.spans().stream().map(span -> line(span, part.to())).toList();
        }
    }

    /** May have to wait, or be refused. */
    Page first(EvidenceQuery query, long position, Caller caller) {
        LogMoment from = query.since() == null ? LogMoment.at(0) : LogMoment.before(query.since());
        LogMoment to = query.until() == null
                ? LogMoment.at(position)
                : LogMoment.before(query.until()).noLaterThan(position);
        String id = query.about();
        if (id == null) {
            return page(new ListAccess(null, null, null, null, null, from, to, null, PAGE, caller));
        }
        // an id does not say what it is of: one kind of thing has it, and of the others there is nothing by that id
        return Stream.of(
                        new ListAccess(UserId.of(id), null, null, null, null, from, to, null, PAGE, caller),
                        new ListAccess(null, AppId.of(id), null, null, null, from, to, null, PAGE, caller),
                        new ListAccess(null, null, PermissionId.of(id), null, null, from, to, null, PAGE, caller),
                        new ListAccess(null, null, null, AccountId.of(id), null, from, to, null, PAGE, caller),
                        new ListAccess(null, null, null, null, AccessRequestId.of(id), from, to, null, PAGE, caller))
                .map(this::page)
                .reduce((one, other) -> one.part().spans().isEmpty() ? other : one)
                .orElseThrow();
    }

    /** What comes after it; nothing after the last. */
    Optional<Page> after(Page page) {
        return page.question().after(page.part()).map(this::page);
    }

    private Page page(ListAccess question) {
        return new Page(question, queries.ask(question));
    }

    private static Held line(AccessSpan span, long to) {
        Long until = span.untilPosition();
        boolean ended = until != null && until <= to;
        return new Held(
                span.grant().toString(),
                span.account().toString(),
                span.app().toString(),
                span.person().toString(),
                text(span.permission()),
                span.method().name(),
                span.fromPosition(),
                span.from().toString(),
                ended ? until : null,
                ended ? text(span.until()) : null);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
