package io.reeve.command.audit;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.reeve.command.fact.Authority;
import io.reeve.kernel.Actor;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.audit.AuditCommand.BeginExport;
import io.reeve.kernel.audit.AuditCommand.RecordExport;
import io.reeve.kernel.audit.AuditEvent.EventsExported;
import io.reeve.kernel.audit.AuditEvent.ExportBegun;
import io.reeve.kernel.audit.ExportId;
import io.reeve.kernel.user.UserId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Somebody takes events out of the log. What they ask for is written down first, and what they were given in the end. */
@Aggregate
final class Export {

    @AggregateIdentifier
    private @Nullable ExportId id;

    private boolean over;

    Export() {}

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(BeginExport export, Actor actor, Authority authority) {
        UserId by = authority.requireReadsEverything(actor);
        if (id == null) {
            apply(new ExportBegun(export.exportId(), by, export.form(), export.filters()));
        }
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RecordExport export, Actor actor) {
        if (!(actor instanceof Actor.Person person)) {
            throw Rejection.forbidden("person_required", "Only a person exports the history.");
        }
        if (over) {
            return;
        }
        apply(new EventsExported(
                export.exportId(),
                new UserId(person.userId()),
                export.form(),
                export.filters(),
                export.first(),
                export.last(),
                export.count(),
                export.whole()));
    }

    @EventSourcingHandler
    void on(ExportBegun begun) {
        id = begun.exportId();
    }

    @EventSourcingHandler
    void on(EventsExported exported) {
        id = exported.exportId();
        over = true;
    }
}
