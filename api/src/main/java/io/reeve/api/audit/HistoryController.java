package io.reeve.api.audit;

import io.reeve.api.http.Queries;
import io.reeve.kernel.audit.FindHistory;
import io.reeve.kernel.token.Caller;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HistoryController {

    private final Queries queries;

    HistoryController(Queries queries) {
        this.queries = queries;
    }

    @Operation(
            operationId = "getAuditHistory",
            summary = "What became of one request, task, account, person, app, group or policy, event by event")
    @GetMapping("/audit/history/{kind}/{id}")
    HistoryAnswer history(
            @PathVariable HistoryKind kind,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") @Min(0) long after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            Caller caller) {
        return HistoryAnswer.of(queries.find(new FindHistory(kind.kind(), id, after, limit, caller), kind.toString()));
    }
}
