package io.reeve.api.http;

import io.reeve.kernel.Page;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.Patch;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.SortDirection;
import io.reeve.kernel.Unavailable;
import io.reeve.kernel.Uuids;
import io.reeve.kernel.token.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A feature as others write theirs, to see what the door makes of it. */
@TestComponent
@RestController
@RequestMapping("/sample")
class ThingController {

    private final Commands commands;

    ThingController(Commands commands) {
        this.commands = commands;
    }

    enum Colour {
        RED,
        GREEN
    }

    record Part(@Size(min = 2) String label, @Nullable Integer number) {}

    record Holder(UUID id) {}

    record NewThing(
            String name,
            int count,
            boolean lively,
            @Nullable Colour colour,
            @Nullable ThingId other,
            @Nullable List<Part> parts,
            @Nullable Map<String, @Nullable String> notes,
            @Nullable Instant startsAt,
            @Nullable @Size(max = 5) String shortText,
            @Nullable JsonNode condition,
            @Nullable Part approversStage2,
            @Nullable Holder holder) {}

    record ThingAnswer(
            ThingId id,
            String name,
            @Nullable String description,
            @Nullable Colour colour,
            Instant createdAt,
            OffsetDateTime ownTime,
            List<ThingId> approversStage2) {}

    record ThingPatch(
            Patch<@Size(max = 5) String> redirectUrl,
            Patch<Boolean> lively,
            Patch<List<ThingId>> parts,
            Patch<Part> part) {}

    record CreateThing(ThingId id, String name) {}

    record RefuseThing(String why) {}

    private static ThingAnswer thing(ThingId id, String name) {
        Instant time = Instant.parse("2026-03-12T16:09:14.987Z");
        return new ThingAnswer(
                id, name, null, Colour.RED, time, OffsetDateTime.parse("2026-03-12T16:09:14Z"), List.of(id));
    }

    @Operation(operationId = "listThings")
    @GetMapping("/things")
    PageAnswer<ThingAnswer> list(PageRequest page) {
        List<ThingId> some =
                Stream.generate(Uuids::next).map(ThingId::new).limit(3).toList();
        return PageAnswer.of(
                new Page<>(page.page() == 1 ? some : List.of(), 3, page.page(), page.size()), id -> thing(id, "thing"));
    }

    /** Answers what it was asked with. */
    @GetMapping("/echo")
    Map<String, @Nullable Object> echo(
            @RequestParam @Nullable String nameSearch,
            @RequestParam(defaultValue = "false") boolean exactMatch,
            @RequestParam @Nullable Boolean disconnected,
            @RequestParam @Nullable List<Colour> colours,
            @RequestParam @Nullable List<String> expand,
            @RequestParam @Nullable List<ThingId> thingIds,
            @RequestParam @Nullable ThingId appId,
            @RequestParam(defaultValue = "ASC") SortDirection sort,
            @RequestParam @Nullable Instant since,
            @RequestParam @Nullable Until until,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int limit) {
        Map<String, @Nullable Object> echo = new LinkedHashMap<>();
        echo.put("name_search", nameSearch);
        echo.put("exact_match", exactMatch);
        echo.put("disconnected", disconnected);
        echo.put("colours", colours);
        echo.put("expand", expand);
        echo.put("thing_ids", thingIds);
        echo.put("app_id", appId);
        echo.put("sort", sort);
        echo.put("since", since == null ? null : since.toString());
        echo.put("before", until == null ? null : until.before().toString());
        echo.put("limit", limit);
        return echo;
    }

    @GetMapping("/required")
    String required(@RequestParam ThingId appId) {
        return appId.toString();
    }

    @ApiResponse(responseCode = "501", description = "Not supported")
    @GetMapping("/things/{thing_id}")
    ThingAnswer get(@PathVariable ThingId thingId) {
        return thing(thingId, "found");
    }

    @Operation(operationId = "createThing")
    @PostMapping("/things")
    @ResponseStatus(HttpStatus.CREATED)
    ThingAnswer create(@RequestBody NewThing body, Call call) {
        ThingId made =
                commands.make(call, new ThingId(Uuids.next()), ThingId::of, id -> new CreateThing(id, body.name()));
        return thing(made, body.name());
    }

    @PostMapping("/pairs")
    List<ThingId> createTwo(Call call) {
        List<ThingId> ids =
                IntStream.range(0, 2).mapToObj(_ -> new ThingId(Uuids.next())).toList();
        return commands.makeAll(call, ids, ThingId::of, made -> new CreateThing(made.getFirst(), "two"));
    }

    @PostMapping("/body")
    NewThing body(@RequestBody NewThing body) {
        return body;
    }

    @PatchMapping("/things/{thing_id}")
    Map<String, String> change(@PathVariable ThingId thingId, @RequestBody ThingPatch body) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("redirect_url", said(body.redirectUrl()));
        said.put("lively", said(body.lively()));
        said.put("parts", said(body.parts()));
        said.put("part", said(body.part()));
        return said;
    }

    private static String said(Patch<?> patch) {
        return patch.present() ? String.valueOf(patch.value()) : "keep";
    }

    @PostMapping("/refusals/{why}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void refuse(@PathVariable String why, Call call) {
        commands.send(call, new RefuseThing(why));
    }

    @PostMapping("/notes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void optionalBody(@RequestBody @Nullable Part body, Caller caller) {
        if (body != null && caller.isAdmin()) {
            throw Rejection.conflict("never", "never");
        }
    }

    @DeleteMapping("/things/{thing_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable ThingId thingId) {
        throw Rejection.notFound("thing");
    }

    @GetMapping("/broken")
    String broken() {
        throw new IllegalStateException("select * from secret");
    }

    @GetMapping("/busy")
    String busy() {
        throw new Unavailable("too much to do", Duration.ofSeconds(7));
    }

    @GetMapping("/no-database")
    String noDatabase() {
        throw new IllegalStateException(new SQLException("connection refused", "08001"));
    }
}
