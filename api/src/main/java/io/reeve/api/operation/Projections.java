package io.reeve.api.operation;

import io.reeve.kernel.operation.Finding;
import io.reeve.kernel.operation.ProjectionView;
import io.reeve.kernel.operation.RunId;
import io.reeve.kernel.operation.RunKind;
import io.reeve.kernel.operation.RunView;
import io.reeve.kernel.operation.ViewAudit;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Views and what is done to them, as operators read it. */
final class Projections {

    private Projections() {}

    record Projection(
            String name,
            int version,
            long position,
            long head,
            long lagEvents,
            double lagSeconds,
            @Nullable Double eventsPerSecond,
            long deadLetters,
            boolean outdated,
            OffsetDateTime madeAt,
            @Nullable Run lastRebuild,
            @Nullable AuditOfOne lastAudit,
            @Nullable MissedAudit missedAudit) {

        static Projection of(ProjectionView view) {
            return new Projection(
                    view.name(),
                    view.version(),
                    view.position(),
                    view.head(),
                    view.lagEvents(),
                    view.lagSeconds(),
                    view.rate(),
                    view.deadLetters(),
                    view.outdated(),
                    time(view.madeAt()),
                    view.lastRebuild() == null ? null : Run.of(view.lastRebuild()),
                    view.lastAudit() == null ? null : AuditOfOne.of(view.name(), view.lastAudit()),
                    view.missedAudit() == null ? null : MissedAudit.of(view.missedAudit()));
        }
    }

    /** An audit after the last, which ended without a word about the view: {@code AUDITED} is one that left it out. */
    record MissedAudit(
            RunId runId,
            OffsetDateTime endedAt,
            RunView.State state,
            @Nullable String reason) {
        static MissedAudit of(RunView run) {
            return new MissedAudit(run.id(), end(run), run.state(), run.reason());
        }
    }

    /** What the last audit has shown of one view. */
    record AuditOfOne(
            RunId runId,
            OffsetDateTime endedAt,
            boolean passed,
            @Nullable Audit audit) {
        static AuditOfOne of(String name, RunView run) {
            Audit audit = run.audits().stream()
                    .filter(one -> one.view().equals(name))
                    .findFirst()
                    .map(Audit::of)
                    .orElse(null);
            return new AuditOfOne(run.id(), end(run), audit != null && audit.passed(), audit);
        }
    }

    /** A rebuild or an audit. */
    record Run(
            RunId id,
            RunKind kind,
            List<String> projections,
            RunView.State state,
            OffsetDateTime requestedAt,
            @Nullable OffsetDateTime endedAt,
            @Nullable String reason,
            @Nullable Progress progress,
            List<Audit> audits,
            List<String> notAudited) {

        static Run of(RunView run) {
            return new Run(
                    run.id(),
                    run.kind(),
                    run.views(),
                    run.state(),
                    time(run.requestedAt()),
                    run.endedAt() == null ? null : time(run.endedAt()),
                    run.reason(),
                    run.progress() == null ? null : Progress.of(run.progress()),
                    run.audits().stream().map(Audit::of).toList(),
                    run.notAudited());
        }
    }

    record Progress(
            String phase,
            long position,
            long until,
            double eventsPerSecond,
            @Nullable Double secondsLeft,
            OffsetDateTime toldAt) {
        static Progress of(RunView.Progress progress) {
            return new Progress(
                    progress.phase(),
                    progress.position(),
                    progress.until(),
                    progress.rate(),
                    progress.secondsLeft(),
                    time(progress.toldAt()));
        }
    }

    record Audit(
            String projection,
            boolean passed,
            long position,
            long rows,
            long missing,
            long extra,
            long different,
            List<Difference> differences) {
        static Audit of(ViewAudit audit) {
            return new Audit(
                    audit.view(),
                    audit.passed(),
                    audit.position(),
                    audit.rows(),
                    audit.missing(),
                    audit.extra(),
                    audit.different(),
                    audit.findings().stream().map(Difference::of).toList());
        }
    }

    record Difference(Finding.Kind kind, String table, Map<String, String> key, List<String> columns) {
        static Difference of(Finding finding) {
            return new Difference(finding.kind(), finding.table(), finding.key(), finding.columns());
        }
    }

    private static OffsetDateTime end(RunView run) {
        return time(run.endedAt() == null ? run.requestedAt() : run.endedAt());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
