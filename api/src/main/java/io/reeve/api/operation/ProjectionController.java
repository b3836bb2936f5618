package io.reeve.api.operation;

import io.reeve.api.http.Call;
import io.reeve.api.http.Commands;
import io.reeve.api.http.PageAnswer;
import io.reeve.api.http.Queries;
import io.reeve.api.operation.Projections.Projection;
import io.reeve.api.operation.Projections.Run;
import io.reeve.api.security.StillKnown;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.operation.FindRun;
import io.reeve.kernel.operation.ListProjections;
import io.reeve.kernel.operation.ListRuns;
import io.reeve.kernel.operation.ProjectionRunCommand.CancelRun;
import io.reeve.kernel.operation.ProjectionRunCommand.RequestRun;
import io.reeve.kernel.operation.ProjectionView;
import io.reeve.kernel.operation.RunId;
import io.reeve.kernel.operation.RunKind;
import io.reeve.kernel.token.Caller;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Views: how they stand, and to have them made anew or audited. Read by those who read everything, done by administrators. */
@RestController
class ProjectionController {

    private final Queries queries;
    private final Commands commands;
    private final RunStreams streams;
    private final StillKnown callers;

    ProjectionController(Queries queries, Commands commands, RunStreams streams, StillKnown callers) {
        this.queries = queries;
        this.commands = commands;
        this.streams = streams;
        this.callers = callers;
    }

    @Operation(operationId = "listProjections", summary = "Every view, and how far it is")
    @GetMapping("/admin/projections")
    List<Projection> list(Caller caller) {
        caller.requireReadsEverything("see how the installation is doing");
        return queries.ask(new ListProjections()).stream().map(Projection::of).toList();
    }

    @Operation(operationId = "rebuildProjections", summary = "Make all views anew beside those that serve")
    @PostMapping("/admin/projections/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Run rebuildAll(Call call) {
        return request(call, RunKind.REBUILD, names(call.caller()));
    }

    @Operation(operationId = "rebuildProjection", summary = "Make a view anew beside the one that serves")
    @PostMapping("/admin/projections/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Run rebuild(@PathVariable String name, Call call) {
        return request(call, RunKind.REBUILD, existing(name, call.caller()));
    }

    @Operation(operationId = "verifyProjections", summary = "Compare all views, row by row, with what the log says")
    @PostMapping("/admin/projections/verify")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Run verifyAll(Call call) {
        return request(call, RunKind.AUDIT, names(call.caller()));
    }

    @Operation(operationId = "verifyProjection", summary = "Compare a view, row by row, with what the log says")
    @PostMapping("/admin/projections/{name}/verify")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Run verify(@PathVariable String name, Call call) {
        return request(call, RunKind.AUDIT, existing(name, call.caller()));
    }

    @Operation(operationId = "listProjectionRuns", summary = "Rebuilds and audits, the latest first")
    @GetMapping("/admin/projections/runs")
    PageAnswer<Run> runs(PageRequest page, Caller caller) {
        caller.requireReadsEverything("see how the installation is doing");
        return PageAnswer.of(queries.ask(new ListRuns(page)), Run::of);
    }

    @Operation(operationId = "getProjectionRun", summary = "A rebuild or an audit, and how it is getting on")
    @GetMapping("/admin/projections/runs/{run_id}")
    Run run(@PathVariable RunId runId, Caller caller) {
        caller.requireReadsEverything("see how the installation is doing");
        return Run.of(queries.find(new FindRun(runId), "run"));
    }

    @Operation(operationId = "watchProjectionRun", summary = "The same, sent again and again until it is over")
    @GetMapping(path = "/admin/projections/runs/{run_id}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter watch(@PathVariable RunId runId, Caller caller, HttpServletRequest request) {
        caller.requireReadsEverything("see how the installation is doing");
        queries.find(new FindRun(runId), "run");
        return streams.of(runId, callers.by(request));
    }

    @Operation(operationId = "cancelProjectionRun", summary = "Call a rebuild or an audit off")
    @PostMapping("/admin/projections/runs/{run_id}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable RunId runId, Call call) {
        call.caller().requireReadsEverything("see how the installation is doing");
        queries.find(new FindRun(runId), "run");
        commands.send(call, new CancelRun(runId));
    }

    private Run request(Call call, RunKind kind, List<String> views) {
        RunId made = commands.make(call, RunId.next(), RunId::of, id -> new RequestRun(id, kind, views, null));
        return Run.of(queries.made(new FindRun(made)));
    }

    private List<String> existing(String name, Caller caller) {
        return List.of(names(caller).stream()
                .filter(name::equals)
                .findFirst()
                .orElseThrow(() -> Rejection.notFound("projection")));
    }

    private List<String> names(Caller caller) {
        caller.requireReadsEverything("see how the installation is doing");
        return queries.ask(new ListProjections()).stream()
                .map(ProjectionView::name)
                .toList();
    }
}
