package io.reeve.query.operation;

import io.reeve.kernel.Uuids;
import io.reeve.kernel.operation.RunId;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/** When the daily audit is due, as one node sees it: each day from its time on, and not for a time that it was not there for. */
final class Nightly {

    private final OperationSettings settings;
    private LocalDate done;

    Nightly(OperationSettings settings, OffsetDateTime start) {
        this.settings = settings;
        LocalDate today = start.toLocalDate();
        this.done = start.toLocalTime().isBefore(settings.auditAt()) ? today.minusDays(1) : today;
    }

    /** The audit to ask for now. The same for every node, so that whichever asks first asks for all. */
    Optional<RunId> due(OffsetDateTime now) {
        LocalDate today = now.toLocalDate();
        boolean due =
                settings.audit() && today.isAfter(done) && !now.toLocalTime().isBefore(settings.auditAt());
        return due ? Optional.of(new RunId(Uuids.derived("nightly audit", today))) : Optional.empty();
    }

    void askedOn(LocalDate day) {
        done = day;
    }
}
