package io.reeve.api.audit;

import io.reeve.kernel.audit.AccessReason;
import io.reeve.kernel.audit.ToldEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something was granted, from the grant back: what granted it, how it was given, who agreed, the settings its way was made
 * from, the request, or the rule that agreed. {@code causes} is the chain of events from the grant to what somebody did.
 */
record WhyAnswer(
        List<AccessAnswer.Span> held,
        List<AuditedEvent> granted,
        List<AuditedEvent> provisioning,
        List<Approval> approvals,
        @Nullable Object route,
        List<AuditedEvent> settings,
        AuditedEvent request,
        @Nullable AuditedEvent rule,
        List<AuditedEvent> causes) {

    /** {@code role} is the stage of approval; {@code ownership} how the task had come to those who had it. */
    record Approval(
            String role,
            String by,
            String at,
            @Nullable Object note,
            String taskId,
            @Nullable String ownership,
            AuditedEvent decision,
            AuditedEvent recorded) {}

    static WhyAnswer of(AccessReason reason) {
        return new WhyAnswer(
                reason.held().stream().map(AccessAnswer.Span::of).toList(),
                events(reason.granted()),
                events(reason.provisioning()),
                reason.approvals().stream().map(WhyAnswer::approval).toList(),
                reason.request().says().get("route"),
                events(reason.settings()),
                AuditedEvent.of(reason.request()),
                reason.rule() == null ? null : AuditedEvent.of(reason.rule()),
                events(reason.causes()));
    }

    private static Approval approval(AccessReason.Approval approval) {
        return new Approval(
                approval.stage().name(),
                approval.by().toString(),
                approval.decision().recordedAt().toString(),
                approval.decision().says().get("notes"),
                approval.task().toString(),
                approval.ownership() == null ? null : approval.ownership().name(),
                AuditedEvent.of(approval.decision()),
                AuditedEvent.of(approval.recorded()));
    }

    private static List<AuditedEvent> events(List<ToldEvent> events) {
        return events.stream().map(AuditedEvent::of).toList();
    }
}
