package io.reeve.api.activity;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One event as the published contract shows it. */
@Schema(name = "ActivityLog")
record ActivityLog(
        String eventHash,
        String eventType,
        String eventTypeUserFriendly,
        String outcome,
        List<Map<String, Object>> targets,
        Map<String, Object> actor,
        @Nullable Instant eventBeganAt,
        Map<String, Object> eventMetadata) {

    static String outcome(boolean succeeded) {
        return succeeded ? "Succeeded" : "Failed";
    }

    /** A part of the log, told by where it begins. */
    @Schema(name = "LimitOffsetPage_ActivityLog_")
    record Part(List<ActivityLog> items, long total, int limit, long offset, Links links) {}
}
