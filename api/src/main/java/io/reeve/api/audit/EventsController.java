package io.reeve.api.audit;

import io.reeve.api.http.Call;
import io.reeve.api.http.InvalidInputs;
import io.reeve.api.http.Until;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.audit.EventFilter;
import io.reeve.kernel.user.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The raw stream of everything that ever happened. */
@RestController
class EventsController {

    private static final String NAME = "[a-z0-9_]{1,100}(\\.[a-z0-9_]{1,100})?";
    private static final String TEXT = "[A-Za-z0-9@:._-]{1,200}";
    private static final String PERSON = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private final Exports exports;

    EventsController(Exports exports) {
        this.exports = exports;
    }

    @Operation(
            operationId = "getAuditEvents",
            summary =
                    "Events of the log in their order, from any position on; the position of the last line is where to go on")
    @ApiResponse(
            responseCode = "200",
            description = "Events, one on each line or as a batch",
            content = {@Content(mediaType = Form.LINES_TYPE), @Content(mediaType = Form.BATCH_TYPE)})
    @GetMapping("/audit/events")
    void events(
            @RequestParam(defaultValue = "0") @Min(0) long after,
            @RequestParam @Nullable @Min(1) Long to,
            @RequestParam @Nullable Instant since,
            @RequestParam @Nullable Until until,
            @RequestParam @Nullable @Pattern(regexp = NAME) String feature,
            @RequestParam @Nullable @Pattern(regexp = NAME) String name,
            @RequestParam @Nullable @Pattern(regexp = TEXT) String aggregate,
            @RequestParam @Nullable @Pattern(regexp = TEXT) String actor,
            @RequestParam @Nullable UserId person,
            @RequestParam @Nullable AppId app,
            @RequestParam @Nullable UUID concerning,
            @RequestParam @Nullable @Pattern(regexp = TEXT) String correlation,
            @RequestParam @Nullable @Min(1) Long limit,
            @RequestParam(defaultValue = "false") boolean follow,
            @RequestParam(defaultValue = "false") boolean raw,
            Call call,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        call.caller().requireReadsEverything("read the history");
        Form form = Form.acceptedBy(request.getHeader(HttpHeaders.ACCEPT));
        require(!raw || form == Form.LINES, "raw", "Events as stored are only told in lines of our own.");
        require(!follow || form.isLines(), "follow", "A batch has an end; the log is followed in lines.");
        require(!follow || (until == null && to == null), "follow", "What has an end cannot be followed.");
        EventFilter filter = new EventFilter(
                feature,
                name,
                aggregate,
                actor != null && actor.matches(PERSON) ? "person:" + actor : actor,
                Stream.of(person == null ? null : person.value(), app == null ? null : app.value(), concerning)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                correlation,
                since,
                until == null ? null : until.before(),
                to);
        exports.send(new Wanted(filter, after, limit, follow, raw, form, words(request)), call, request, response);
    }

    /** The question in the caller's own words; only what was understood got this far. */
    private static Map<String, String> words(HttpServletRequest request) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String name : List.of(
                "after",
                "to",
                "since",
                "until",
                "feature",
                "name",
                "aggregate",
                "actor",
                "person",
                "app",
                "concerning",
                "correlation",
                "limit",
                "follow",
                "raw")) {
            String[] values = request.getParameterValues(name);
            if (values != null && !values[values.length - 1].isEmpty()) {
                words.put(name, values[values.length - 1]);
            }
        }
        return words;
    }

    private static void require(boolean holds, String parameter, String otherwise) {
        if (!holds) {
            throw InvalidInputs.ofParameter(parameter, "invalid_combination", otherwise);
        }
    }
}
