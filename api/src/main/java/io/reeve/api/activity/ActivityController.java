package io.reeve.api.activity;

import io.reeve.api.http.Queries;
import io.reeve.api.http.Until;
import io.reeve.kernel.activity.ListActivity;
import io.reeve.kernel.token.Caller;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ActivityController {

    private static final String PATH = "/activity_logs";

    private final Queries queries;
    private final Activities activities;

    ActivityController(Queries queries, Activities activities) {
        this.queries = queries;
        this.activities = activities;
    }

    @Operation(
            operationId = "getActivityLogs",
            summary = "Everything that happened, in the order in which it happened; both ends of a time are included")
    @GetMapping(PATH)
    ActivityLog.Part list(
            @RequestParam @Nullable Instant since,
            @RequestParam @Nullable Until until,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int limit,
            @RequestParam(defaultValue = "0") @Min(0) long offset,
            Caller caller,
            HttpServletRequest request) {
        caller.requireReadsEverything("read the activity log");
        ListActivity.Part part =
                queries.ask(new ListActivity(since, until == null ? null : until.before(), limit, offset));
        return new ActivityLog.Part(
                activities.of(part.entries(), caller),
                part.total(),
                limit,
                offset,
                Links.of(PATH, request.getQueryString(), part.total(), limit, offset));
    }
}
