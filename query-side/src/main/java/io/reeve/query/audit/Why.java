package io.reeve.query.audit;

import io.reeve.kernel.Metadata;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessProvisioned;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequestCompleted;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequested;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ManualProvisioningRequired;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ProvisioningStarted;
import io.reeve.kernel.accessrequest.AccessRequestEvent.StageApproved;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.accessrequest.Grant;
import io.reeve.kernel.accessrequest.Route;
import io.reeve.kernel.account.AccountEvent.EntitlementGranted;
import io.reeve.kernel.audit.AccessReason;
import io.reeve.kernel.audit.AccessReason.Approval;
import io.reeve.kernel.audit.AccessSpan;
import io.reeve.kernel.audit.ExplainAccess;
import io.reeve.kernel.audit.ToldEvent;
import io.reeve.kernel.group.MembershipEvent.MembershipAdded;
import io.reeve.kernel.group.MembershipId;
import io.reeve.kernel.preapproval.RuleId;
import io.reeve.kernel.task.TaskEvent.Ownership;
import io.reeve.kernel.task.TaskEvent.TaskCompleted;
import io.reeve.kernel.task.TaskEvent.TaskOpened;
import io.reeve.kernel.task.TaskEvent.TaskReassigned;
import io.reeve.kernel.task.TaskId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds why something was granted, in the log itself: the request knows who agreed and by which way it went, the causes kept
 * with every event lead from the grant back to what somebody did.
 */
@Component
class Why {

    /** Longer than any chain there is; a circle would be an error in the log and must not keep us here. */
    private static final int LONGEST_CHAIN = 100;

    private final AccessAnswers access;
    private final Chronicle log;
    private final EventWords words;

    Why(AccessAnswers access, Chronicle log, EventWords words) {
        this.access = access;
        this.log = log;
        this.words = words;
    }

    @QueryHandler
    Optional<AccessReason> handle(ExplainAccess query) throws InterruptedException {
        query.requireReader();
        List<AccessSpan> held = access.of(query.grant());
        return held.isEmpty() ? Optional.empty() : Optional.of(reason(query.grant(), held));
    }

    private AccessReason reason(AccessRequestId grant, List<AccessSpan> held) {
        List<Chronicle.Placed> life = log.of(grant);
        Chronicle.Placed asked = life.getFirst();
        Route route = ((AccessRequested) asked.payload()).route();
        List<Chronicle.Placed> granted = held.stream()
                .flatMap(span -> log.at(span.fromPosition()).stream())
                .filter(placed -> placed.payload() instanceof EntitlementGranted)
                .toList();
        return new AccessReason(
                held,
                told(granted.stream()),
                told(provisioning(grant, life)),
                approvals(life),
                told(Stream.of(route.settings().app(), route.settings().permission())
                        .filter(Objects::nonNull)
                        .flatMap(position -> log.at(position).stream())),
                words.told(asked),
                rule(route.preApprovedBy(), asked.position()),
                told(granted.stream().limit(1).flatMap(first -> causes(first).stream())));
    }

    private List<ToldEvent> told(Stream<Chronicle.Placed> events) {
        return events.map(words::told).toList();
    }

    /** The steps of the request from giving to done, what people did by hand, and the group that was joined for it. */
    private Stream<Chronicle.Placed> provisioning(AccessRequestId grant, List<Chronicle.Placed> life) {
        List<Chronicle.Placed> steps = new ArrayList<>();
        for (Chronicle.Placed step : life) {
            switch (step.payload()) {
                case ProvisioningStarted started -> {
                    steps.add(step);
                    steps.addAll(joined(grant, started.grant()));
                }
                case ManualProvisioningRequired required -> {
                    steps.add(step);
                    steps.addAll(done(required.taskId()));
                }
                case AccessProvisioned _, AccessRequestCompleted _ -> steps.add(step);
                default -> {}
            }
        }
        return steps.stream().sorted(Comparator.comparingLong(Chronicle.Placed::position));
    }

    private List<Chronicle.Placed> joined(AccessRequestId id, Grant grant) {
        return grant.group() == null
                ? List.of()
                : log.of(MembershipId.of(grant.group(), grant.subject().targetUser())).stream()
                        .filter(placed -> placed.payload() instanceof MembershipAdded added && id.equals(added.grant()))
                        .toList();
    }

    private List<Chronicle.Placed> done(TaskId task) {
        return log.of(task).stream()
                .filter(placed -> placed.payload() instanceof TaskCompleted)
                .toList();
    }

    private List<Approval> approvals(List<Chronicle.Placed> life) {
        List<Approval> approvals = new ArrayList<>();
        for (Chronicle.Placed step : life) {
            if (step.payload() instanceof StageApproved approved) {
                List<Chronicle.Placed> task = log.of(approved.taskId());
                task.stream()
                        .filter(placed -> placed.payload() instanceof TaskCompleted)
                        .findFirst()
                        .ifPresent(decision -> approvals.add(new Approval(
                                approved.stage(),
                                approved.by(),
                                approved.taskId(),
                                ownership(task, decision.position()),
                                words.told(decision),
                                words.told(step))));
            }
        }
        return approvals;
    }

    /** As it was when the decision was taken. */
    private static @Nullable Ownership ownership(List<Chronicle.Placed> task, long decision) {
        Ownership ownership = null;
        for (Chronicle.Placed step : task) {
            if (step.position() < decision) {
                ownership = switch (step.payload()) {
                    case TaskOpened opened -> opened.ownership();
                    case TaskReassigned reassigned -> reassigned.ownership();
                    default -> ownership;
                };
            }
        }
        return ownership;
    }

    /** As it was when the request was made. */
    private @Nullable ToldEvent rule(@Nullable RuleId rule, long request) {
        return rule == null
                ? null
                : log.of(rule).stream()
                        .filter(placed -> placed.position() < request)
                        .reduce((earlier, later) -> later)
                        .map(words::told)
                        .orElse(null);
    }

    private List<Chronicle.Placed> causes(Chronicle.Placed granted) {
        List<Chronicle.Placed> chain = new ArrayList<>();
        Optional<Chronicle.Placed> next = cause(granted);
        while (next.isPresent() && chain.size() < LONGEST_CHAIN) {
            chain.add(next.get());
            next = cause(next.get());
        }
        return chain;
    }

    /** Nothing where the cause is no event but a request from outside. */
    private Optional<Chronicle.Placed> cause(Chronicle.Placed placed) {
        String cause = EventWords.carried(placed.event(), Metadata.CAUSATION_ID);
        try {
            return cause == null ? Optional.empty() : log.byId(UUID.fromString(cause));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the id of a request as a client chose it
        }
    }
}
