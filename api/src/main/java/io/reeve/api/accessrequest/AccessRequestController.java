package io.reeve.api.accessrequest;

import io.reeve.api.http.Call;
import io.reeve.api.http.Commands;
import io.reeve.api.http.PageAnswer;
import io.reeve.api.http.Queries;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.SortDirection;
import io.reeve.kernel.accessrequest.AccessRequestCommand.CancelAccessRequest;
import io.reeve.kernel.accessrequest.AccessRequestCommand.CancelExpiry;
import io.reeve.kernel.accessrequest.AccessRequestCommand.HearOutcome;
import io.reeve.kernel.accessrequest.AccessRequestCommand.RevertAccess;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.accessrequest.AccessRequestStatus;
import io.reeve.kernel.accessrequest.AccessRequestView;
import io.reeve.kernel.accessrequest.FindAccessRequest;
import io.reeve.kernel.accessrequest.FindRequestInTheLog;
import io.reeve.kernel.accessrequest.FindRoute;
import io.reeve.kernel.accessrequest.ListAccessRequests;
import io.reeve.kernel.accessrequest.ListAccessRequestsByIds;
import io.reeve.kernel.accessrequest.ListRequestsInTheLog;
import io.reeve.kernel.token.Caller;
import io.reeve.kernel.user.UserId;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AccessRequestController {

    private static final String WHAT = "access_request";

    private final Commands commands;
    private final Queries queries;
    private final AccessRequests accessRequests;

    AccessRequestController(Commands commands, Queries queries, AccessRequests accessRequests) {
        this.commands = commands;
        this.queries = queries;
        this.accessRequests = accessRequests;
    }

    @Operation(operationId = "createAccessRequest", summary = "Ask for an app, or for some of its permissions")
    @PostMapping("/appstore/access_request")
    @ResponseStatus(HttpStatus.CREATED)
    List<AccessRequest> create(@RequestBody CreateAccessRequestInput body, Call call) {
        List<AccessRequestId> ids = commands.makeAll(call, body.newIds(), AccessRequestId::of, body::as);
        return accessRequests.compose(made(ids, call.caller()), Set.of());
    }

    @Operation(operationId = "getAccessRequests", summary = "Requests that the caller may know of")
    @GetMapping("/appstore/access_requests")
    PageAnswer<AccessRequest> list(
            @RequestParam @Nullable UserId targetUserId,
            @RequestParam @Nullable UserId requesterUserId,
            @RequestParam @Nullable UserId userId,
            @RequestParam @Nullable List<AccessRequestStatus> statuses,
            @RequestParam(defaultValue = "ASC") SortDirection sort,
            @RequestParam @Nullable List<Expansion> expand,
            PageRequest page,
            Caller caller) {
        return PageAnswer.composed(
                queries.ask(new ListAccessRequests(
                        targetUserId,
                        requesterUserId,
                        userId,
                        Set.copyOf(Objects.requireNonNullElse(statuses, List.of())),
                        sort,
                        page,
                        caller)),
                views -> accessRequests.compose(views, expansions(expand)));
    }

    @Operation(operationId = "getAccessRequest", summary = "One request")
    @GetMapping("/appstore/access_requests/{id}")
    AccessRequest read(
            @PathVariable AccessRequestId id, @RequestParam @Nullable List<Expansion> expand, Caller caller) {
        return accessRequests
                .compose(List.of(queries.find(new FindAccessRequest(id, caller), WHAT)), expansions(expand))
                .getFirst();
    }

    @Operation(operationId = "getAccessRequestRoute", summary = "The way a request goes, as fixed when it was made")
    @GetMapping("/appstore/access_requests/{id}/route")
    RouteAnswer route(@PathVariable AccessRequestId id, Caller caller) {
        return RouteAnswer.of(queries.find(new FindRoute(id, caller), WHAT));
    }

    @Operation(operationId = "cancelAccessRequest", summary = "Call a request off")
    @DeleteMapping("/appstore/access_requests/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable AccessRequestId id, @RequestParam @Nullable String reason, Call call) {
        requireVisible(id, call);
        hearOutcome(id, call);
        commands.send(call, new CancelAccessRequest(id, reason));
    }

    @Operation(operationId = "revertAccessRequest", summary = "Take back what a request granted")
    @PostMapping("/admin/access_requests/{id}/revert")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revert(@PathVariable AccessRequestId id, @RequestBody(required = false) @Nullable Reason body, Call call) {
        requireVisible(id, call);
        hearOutcome(id, call);
        commands.send(call, new RevertAccess(id, body == null ? null : body.reason()));
    }

    @Operation(operationId = "cancelAccessRequestExpiry", summary = "Let access that would end go on without an end")
    @PostMapping("/admin/access_requests/{id}/cancel-expiry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancelExpiry(
            @PathVariable AccessRequestId id, @RequestBody(required = false) @Nullable Reason body, Call call) {
        requireVisible(id, call);
        commands.send(call, new CancelExpiry(id, body == null ? null : body.reason()));
    }

    /** Views may be late, and what was made is made: then the log is asked. */
    private List<AccessRequestView> made(List<AccessRequestId> ids, Caller caller) {
        List<AccessRequestView> shown = queries.ask(new ListAccessRequestsByIds(ids, caller));
        return shown.size() == ids.size() ? shown : queries.ask(new ListRequestsInTheLog(ids));
    }

    private static Set<Expansion> expansions(@Nullable List<Expansion> expand) {
        return expand == null ? Set.of() : Set.copyOf(expand);
    }

    /**
     * Who may not know of a request is told that there is none; who may, what they may not do. The parties need not wait for a
     * view that is late.
     */
    private void requireVisible(AccessRequestId id, Call call) {
        Caller caller = call.caller();
        if (queries.ask(new ListAccessRequestsByIds(List.of(id), caller)).isEmpty()
                && queries.ask(new FindRequestInTheLog(id, caller)).isEmpty()) {
            AccessRequestView _ = queries.find(new FindAccessRequest(id, caller), WHAT);
        }
    }

    /**
     * What somebody was told to have decided counts before what is asked for now, also where the process that carries it over is
     * late or was told to give it up. A unit of its own: it holds whatever becomes of the other.
     */
    private void hearOutcome(AccessRequestId id, Call call) {
        commands.send(call.unrepeatable(), new HearOutcome(id));
    }
}
