package io.reeve.api.audit;

import io.reeve.api.http.Queries;
import io.reeve.api.ledger.EvidencePart;
import io.reeve.kernel.account.AccountId;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.audit.AccessSpan;
import io.reeve.kernel.audit.ListAccess;
import io.reeve.kernel.audit.LogMoment;
import io.reeve.kernel.ledger.EvidenceQuery;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.user.UserId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in a bundle of evidence who held what, from the beginning of the time that it is about to its end. */
@Component
class EvidenceOfAccess implements EvidencePart {

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
    public Object answer(EvidenceQuery query, long position) {
        LogMoment from = query.since() == null ? LogMoment.at(0) : LogMoment.before(query.since());
        LogMoment to = query.until() == null ? LogMoment.at(position) : LogMoment.before(query.until());
        return questions(query.about(), from, to).stream()
                .flatMap(question -> all(question).stream())
                .map(AccessAnswer.Span::of)
                .toList();
    }

    /** An id does not say what it is of: one kind of thing has it, and of the others there is nothing by that id. */
    private static List<ListAccess> questions(@Nullable String id, LogMoment from, LogMoment to) {
        return id == null
                ? List.of(new ListAccess(null, null, null, null, from, to, null, PAGE))
                : List.of(
                        new ListAccess(UserId.of(id), null, null, null, from, to, null, PAGE),
                        new ListAccess(null, AppId.of(id), null, null, from, to, null, PAGE),
                        new ListAccess(null, null, PermissionId.of(id), null, from, to, null, PAGE),
                        new ListAccess(null, null, null, AccountId.of(id), from, to, null, PAGE));
    }

    private List<AccessSpan> all(ListAccess question) {
        List<AccessSpan> spans = new ArrayList<>();
        ListAccess next = question;
        while (next != null) {
            ListAccess.Part part = queries.ask(next);
            spans.addAll(part.spans());
            next = part.next() == null ? null : after(question, part.next());
        }
        return spans;
    }

    private static ListAccess after(ListAccess question, ListAccess.Cursor cursor) {
        return new ListAccess(
                question.person(),
                question.app(),
                question.permission(),
                question.account(),
                question.from(),
                question.to(),
                cursor,
                question.limit());
    }
}
