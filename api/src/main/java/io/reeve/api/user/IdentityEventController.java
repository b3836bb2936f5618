package io.reeve.api.user;

import io.reeve.api.http.Queries;
import io.reeve.api.http.Until;
import io.reeve.api.user.IdentityEvent.IdentityEventsResult;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.Slice;
import io.reeve.kernel.token.Caller;
import io.reeve.kernel.user.IdentityEventView;
import io.reeve.kernel.user.ListIdentityEvents;
import io.reeve.kernel.user.UserId;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What changed about people: everybody may follow themselves, those who read everything may follow all. */
@RestController
class IdentityEventController {

    /** The published contract names no limit to the limit; more than this is given in several parts. */
    private static final int MOST = 1_000;

    private final Queries queries;

    IdentityEventController(Queries queries) {
        this.queries = queries;
    }

    @Operation(operationId = "getIdentityEvents", summary = "List what changed about people")
    @GetMapping("/identity_events")
    @SuppressWarnings("NullAway") // it overlooks the annotation of a nested type that it knows from its class file
    IdentityEventsResult list(
            @RequestParam @Nullable List<UserId> identityIds,
            @RequestParam @Nullable List<String> changedFields,
            @RequestParam @Nullable Instant startTime,
            @RequestParam @Nullable Until endTime,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        if (limit < 1) {
            throw Rejection.invalid("limit", "greater_than_equal", "Must be at least 1.");
        }
        int most = Math.min(limit, MOST);
        Slice<IdentityEventView> found = queries.ask(new ListIdentityEvents(
                visible(identityIds, caller),
                fields(changedFields),
                startTime,
                endTime == null ? null : endTime.before(),
                cursor == null ? null : IdentityEventCursor.parse(cursor),
                most + 1));
        List<IdentityEventView> shown = found.items().stream().limit(most).toList();
        boolean more = found.items().size() > most;
        return new IdentityEventsResult(
                shown.stream().map(IdentityEvent::of).toList(),
                more ? IdentityEventCursor.of(shown.getLast().place()) : null,
                found.total());
    }

    private static Set<UserId> visible(@Nullable List<UserId> wanted, Caller caller) {
        if (caller.readsEverything()) {
            return wanted == null ? Set.of() : Set.copyOf(wanted);
        }
        if (wanted != null && wanted.stream().anyMatch(id -> !id.equals(caller.userId()))) {
            throw Rejection.forbidden("reader_required", "You may see what changed about yourself only.");
        }
        return Set.of(caller.userId());
    }

    /** Labels of custom attributes are anybody's words, so an unknown field is one that has not changed yet. */
    private static Set<String> fields(@Nullable List<String> wanted) {
        return wanted == null ? Set.of() : Set.copyOf(wanted);
    }
}
