package io.reeve.query.operation;

import io.reeve.kernel.operation.ListProjections;
import io.reeve.kernel.operation.ProjectionView;
import io.reeve.query.projection.Kept;
import io.reeve.query.projection.ProjectionCopies;
import io.reeve.query.projection.Read;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

@Component
class ProjectionAnswers {

    private final Read read;
    private final ProjectionCopies copies;
    private final RunAnswers runs;
    private final Pace pace;

    ProjectionAnswers(Read read, ProjectionCopies copies, RunAnswers runs, Pace pace) {
        this.read = read;
        this.copies = copies;
        this.runs = runs;
        this.pace = pace;
    }

    @QueryHandler
    List<ProjectionView> handle(ListProjections query) {
        return copies.names().stream().map(this::view).toList();
    }

    private ProjectionView view(String name) {
        String group = copies.groupOf(name);
        Optional<ProjectionView> view = read.sql("""
            select v.version, v.outdated, v.installed_at, h.position as head,
                   coalesce(t.position, v.position, 0) as position,
                   coalesce((select extract(epoch from clock_timestamp() - recorded_at)::float8
                             from reeve.event where position = coalesce(t.position, v.position, 0) + 1), 0)
                   as seconds,
                   (select count(*) from reeve.dead_letter_entry where processing_group = v.name) as letters
            from reeve.projection v, reeve.log_head h,
                 (select coalesce(min(cast(cast(convert_from(token, 'UTF8') as jsonb) ->> 'globalIndex' as bigint)))
                         as position
                  from reeve.token_entry where processor_name = :group) t
            where v.schema_name = current_schema and v.name = :group\
            """)
                .param("group", group)
                .query((row, number) -> new ProjectionView(
                        name,
                        row.getInt("version"),
                        row.getLong("position"),
                        row.getLong("head"),
                        Math.max(0, row.getLong("head") - row.getLong("position")),
                        row.getDouble("seconds"),
                        pace.of(group),
                        row.getLong("letters"),
                        row.getBoolean("outdated"),
                        Kept.time(row, "installed_at"),
                        runs.lastRebuild(name).orElse(null),
                        runs.lastAudit(name).orElse(null),
                        runs.missedAudit(name).orElse(null)))
                .optional();
        return view.orElseThrow(() -> new IllegalStateException("the view " + name + " has no tables"));
    }
}
