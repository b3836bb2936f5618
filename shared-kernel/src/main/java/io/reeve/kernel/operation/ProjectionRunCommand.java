package io.reeve.kernel.operation;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A rebuild or an audit of views: asked for and called off by administrators, carried out and concluded by the installation. */
public sealed interface ProjectionRunCommand {

    RunId runId();

    /** {@code versions} is given where only a node with these versions of the views can do it. */
    record RequestRun(
            @TargetAggregateIdentifier RunId runId,
            RunKind kind,
            List<String> views,
            @Nullable String versions) implements ProjectionRunCommand {}

    record CancelRun(@TargetAggregateIdentifier RunId runId) implements ProjectionRunCommand {}

    record ConcludeRebuild(@TargetAggregateIdentifier RunId runId) implements ProjectionRunCommand {}

    record ConcludeAudit(@TargetAggregateIdentifier RunId runId, List<ViewAudit> audits, List<String> notAudited)
            implements ProjectionRunCommand {}

    record GiveUpRun(@TargetAggregateIdentifier RunId runId, String reason) implements ProjectionRunCommand {}
}
