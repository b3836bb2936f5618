package io.reeve.query.operation;

import io.reeve.kernel.operation.RunId;
import io.reeve.kernel.operation.RunKind;
import io.reeve.query.projection.Kept;
import io.reeve.query.projection.Watch;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs that are asked for and not over, for the node that carries them out, and how it tells the others of it. */
@Component
class OpenRuns {

    private final JdbcClient client;

    OpenRuns(@Qualifier("processing") DataSource processing) {
        this.client = JdbcClient.create(processing);
    }

    /** The first of those that this node can do. */
    Optional<OpenRun> next(Versions versions) {
        return client
                .sql("""
                    select id, kind, views, versions, requested_at from read.projection_run
                    where ended_at is null order by position\
                    """)
                .query((row, number) -> new OpenRun(
                        new RunId(Kept.id(row, "id")),
                        RunKind.valueOf(row.getString("kind")),
                        List.of((String[]) row.getArray("views").getArray()),
                        row.getString("versions"),
                        Kept.time(row, "requested_at")))
                .list()
                .stream()
                .filter(run -> run.versions() == null || run.versions().equals(versions.of(run.views())))
                .findFirst();
    }

    boolean isOpen(RunId id) {
        return client.sql("select count(*) = 1 from read.projection_run where id = ? and ended_at is null")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    boolean areNone() {
        return client.sql("select not exists (select from read.projection_run where ended_at is null)")
                .query(Boolean.class)
                .single();
    }

    /** How many runs for these versions of views are over, whatever became of them. */
    long ended(String versions) {
        return client.sql("select count(*) from read.projection_run where versions = ? and ended_at is not null")
                .param(versions)
                .query(Long.class)
                .single();
    }

    /** A run that goes on on another node, or after a restart, is timed from there. */
    void begin(RunId id) {
        client.sql("""
            insert into reeve.projection_run_progress
                   (run_id, phase, position, until, first_position, started_at, told_at)
            select ?, ?, 0, position, -1, clock_timestamp(), clock_timestamp() from reeve.log_head
            on conflict (run_id) do update
            set first_position = -1, started_at = excluded.started_at, told_at = excluded.told_at\
            """).params(id.value(), Watch.Phase.FILLING.name()).update();
    }

    void tell(RunId id, Watch.Phase phase, long position, long until) {
        client.sql("""
            update reeve.projection_run_progress
            set phase = :phase, until = greatest(:until, :position), told_at = clock_timestamp(),
                started_at = case when first_position < 0 then clock_timestamp() else started_at end,
                first_position = case when first_position < 0 then :position else first_position end,
                position = :position
            where run_id = :id\
            """)
                .param("phase", phase.name())
                .param("position", position)
                .param("until", until)
                .param("id", id.value())
                .update();
    }

    /** How far each view has come, by its processor. */
    Map<String, Long> positions() {
        Map<String, Long> positions = new HashMap<>();
        client.sql("""
            select processor_name, min(cast(cast(convert_from(token, 'UTF8') as jsonb) ->> 'globalIndex' as bigint))
                   as position
            from reeve.token_entry where processor_name like 'view-%' group by 1\
            """).query(row -> {
            positions.put(row.getString("processor_name"), row.getLong("position"));
        });
        return positions;
    }

    /** @param versions of the views, where only a node that has these can do it */
    record OpenRun(
            RunId id,
            RunKind kind,
            List<String> views,
            @Nullable String versions,
            Instant requestedAt) {}

    @FunctionalInterface
    interface Versions {
        String of(List<String> views);
    }
}
