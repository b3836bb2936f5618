package io.reeve.api.audit;

import io.reeve.api.http.AsOf;
import io.reeve.api.http.InvalidInputs;
import io.reeve.api.http.Queries;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.account.AccountId;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.audit.ExplainAccess;
import io.reeve.kernel.audit.ListAccess;
import io.reeve.kernel.audit.LogMoment;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.token.Caller;
import io.reeve.kernel.user.UserId;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who held what on any day, and why. */
@RestController
class AccessController {

    private static final LogMoment BEGINNING = LogMoment.at(0);
    private static final LogMoment NOW = LogMoment.at(Long.MAX_VALUE);

    private final Queries queries;

    AccessController(Queries queries) {
        this.queries = queries;
    }

    @Operation(
            operationId = "getAuditAccess",
            summary = "Who held what at a moment, or at some time between two; a moment is a date-time or a position")
    @GetMapping("/audit/access")
    AccessAnswer access(
            @RequestParam @Nullable AsOf asOf,
            @RequestParam @Nullable AsOf from,
            @RequestParam @Nullable AsOf to,
            @RequestParam @Nullable UserId person,
            @RequestParam @Nullable AppId app,
            @RequestParam @Nullable PermissionId permission,
            @RequestParam @Nullable AccountId account,
            @RequestParam @Nullable AccessRequestId grant,
            @RequestParam @Nullable @Min(0) Long cursor,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            Caller caller) {
        if (asOf != null && (from != null || to != null)) {
            throw InvalidInputs.ofParameter(
                    "as_of", "invalid_combination", "Either one moment or the time between two, not both.");
        }
        boolean one = from == null && to == null;
        return AccessAnswer.of(queries.ask(new ListAccess(
                person,
                app,
                permission,
                account,
                grant,
                one ? moment(asOf, NOW) : moment(from, BEGINNING),
                one ? moment(asOf, NOW) : moment(to, NOW),
                cursor == null ? null : new ListAccess.Cursor(cursor),
                limit,
                caller)));
    }

    @Operation(
            operationId = "getAuditAccessWhy",
            summary = "Why this was granted: from the grant back to the request, or the rule, that it began with")
    @GetMapping("/audit/access/{grant}/why")
    WhyAnswer why(@PathVariable AccessRequestId grant, Caller caller) {
        return WhyAnswer.of(queries.find(new ExplainAccess(grant, caller), "grant"));
    }

    private static LogMoment moment(@Nullable AsOf given, LogMoment otherwise) {
        if (given == null) {
            return otherwise;
        }
        return given.position() != null
                ? LogMoment.at(given.position())
                : LogMoment.before(Objects.requireNonNull(given.before()));
    }
}
