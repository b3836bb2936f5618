package io.reeve.query.operation;

import io.reeve.kernel.Page;
import io.reeve.kernel.operation.FindRun;
import io.reeve.kernel.operation.ListRuns;
import io.reeve.kernel.operation.RunId;
import io.reeve.kernel.operation.RunKind;
import io.reeve.kernel.operation.RunView;
import io.reeve.kernel.operation.RunView.Progress;
import io.reeve.query.projection.Kept;
import io.reeve.query.projection.LooksIn;
import io.reeve.query.projection.Read;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class RunAnswers {

    private static final String SELECT = """
        select r.*, p.phase, p.position as reached, p.until, p.first_position, p.started_at, p.told_at
        from projection_run r left join reeve.projection_run_progress p on p.run_id = r.id\
        """;

    private final Read read;

    RunAnswers(Read read) {
        this.read = read;
    }

    @QueryHandler
    @LooksIn("projection-run")
    Optional<RunView> handle(FindRun query) {
        return read.sql(SELECT + " where r.id = ?")
                .param(query.runId().value())
                .query(RunAnswers::view)
                .optional();
    }

    @QueryHandler
    Page<RunView> handle(ListRuns query) {
        long total = read.sql("select count(*) from projection_run")
                .query(Long.class)
                .single();
        List<RunView> runs = read.sql(SELECT + " order by r.position desc limit ? offset ?")
                .params(query.page().size(), query.page().offset())
                .query(RunAnswers::view)
                .list();
        return new Page<>(runs, total, query.page().page(), query.page().size());
    }

    /** The latest rebuild that came to its end and that this view was in. */
    Optional<RunView> lastRebuild(String view) {
        return last("r.state = 'REBUILT'", view);
    }

    /** The latest audit that compared this view with the log. */
    Optional<RunView> lastAudit(String view) {
        return last("r.state = 'AUDITED' and not :view = any (r.not_audited)", view);
    }

    /** The latest audit of this view, when it is over and did not compare it. */
    Optional<RunView> missedAudit(String view) {
        return last("r.kind = 'AUDIT' and r.ended_at is not null", view)
                .filter(run ->
                        run.state() != RunView.State.AUDITED || run.notAudited().contains(view));
    }

    private Optional<RunView> last(String condition, String view) {
        return read.sql(SELECT + " where " + condition + " and :view = any (r.views) order by r.position desc limit 1")
                .param("view", view)
                .query(RunAnswers::view)
                .optional();
    }

    private static RunView view(ResultSet row, int number) throws SQLException {
        return new RunView(
                new RunId(Kept.id(row, "id")),
                RunKind.valueOf(row.getString("kind")),
                List.of((String[]) row.getArray("views").getArray()),
                RunView.State.valueOf(row.getString("state")),
                Kept.time(row, "requested_at"),
                Kept.timeIfAny(row, "ended_at"),
                row.getString("reason"),
                Audits.parse(row.getString("audits")),
                List.of((String[]) row.getArray("not_audited").getArray()),
                progress(row));
    }

    private static @Nullable Progress progress(ResultSet row) throws SQLException {
        if (row.getString("phase") == null) {
            return null;
        }
        long position = row.getLong("reached");
        long until = row.getLong("until");
        Instant toldAt = Kept.time(row, "told_at");
        double seconds = Duration.between(Kept.time(row, "started_at"), toldAt).toMillis() / 1e3;
        double rate = seconds <= 0 ? 0 : (position - row.getLong("first_position")) / seconds;
        return new Progress(
                row.getString("phase"),
                position,
                until,
                rate,
                rate <= 0 ? null : Math.max(0, until - position) / rate,
                toldAt);
    }
}
