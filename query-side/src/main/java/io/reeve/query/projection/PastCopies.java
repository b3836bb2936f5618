package io.reeve.query.projection;

import io.reeve.kernel.Uuids;
import io.reeve.kernel.user.UserEvent.UserErased;
import io.reeve.kernel.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The views as they stood at a position of the log, in a schema of its own for somebody to read. Whoever made the schema
 * works on it alone, without a {@link Turn}.
 */
public final class PastCopies {

    private final Projections projections;
    private final ProjectionInstaller installer;
    private final Copying copying;
    private final JdbcClient client;

    PastCopies(Projections projections, ProjectionInstaller installer, Copying copying, DataSource processing) {
        this.projections = projections;
        this.installer = installer;
        this.copying = copying;
        this.client = JdbcClient.create(processing);
    }

    /** All views where the log ends, indexes and all; and stops. */
    public void fill(String schema, Watch watch) throws Exception {
        long head = client.sql("select position from reeve.log_head")
                .query(Long.class)
                .single();
        fill(schema, projections.all().stream().map(Declared::name).toList(), head, watch);
    }

    /** These views as they stood at {@code position}. Goes on where it was left. */
    public void fill(String schema, List<String> names, long position, Watch watch) throws Exception {
        List<Declared> wanted = names.stream().map(projections::named).toList();
        try (Fill fill = copying.fill(Claim.UNDISPUTED, wanted.size())) {
            List<Copy> copies = copying.open(Claim.UNDISPUTED, Target.in(schema), wanted, fill);
            fill.upTo(position, copies, reached -> watch.at(Watch.Phase.FILLING, reached, position));
            for (Copy copy : copies) {
                copying.finish(fill, copy, watch);
            }
        }
    }

    /**
     * Lets the views in another schema, which are filled, forget a person who was erased after the position at which they stand.
     * They become what they would be had they been filled since: what happened then happened, but nobody knows to whom.
     */
    public void erase(String schema, UserId person) throws Exception {
        Optional<EventMessage<UserErased>> erased = client.sql("""
                        select aggregate_type, sequence, recorded_at from reeve.event
                        where aggregate_id = ? order by sequence desc limit 1""")
                .param(person.toString())
                .query((row, number) -> erased(
                        person,
                        row.getString("aggregate_type"),
                        row.getLong("sequence"),
                        Kept.time(row, "recorded_at")))
                .optional();
        if (erased.isEmpty()) {
            return; // not there yet
        }
        List<Declared> forgetting =
                projections.all().stream().filter(Declared::forgets).toList();
        try (Fill fill = copying.fill(Claim.UNDISPUTED, 1)) {
            for (Copy copy : copying.open(Claim.UNDISPUTED, Target.in(schema), forgetting, fill)) {
                fill.using(writer -> writer.transaction(schema, _ -> {
                    copy.handle(erased.get());
                    return copy;
                }));
            }
        }
    }

    /** With the version and the time that the person has there: neither is of later. */
    private static EventMessage<UserErased> erased(UserId person, String type, long version, Instant at) {
        return new GenericDomainEventMessage<>(
                type,
                person.toString(),
                version,
                new UserErased(person),
                MetaData.emptyInstance(),
                Uuids.next().toString(),
                at);
    }

    /** Takes the schema away, and what is known of it. */
    public void forget(String schema) {
        installer.clear(Target.in(schema), Claim.UNDISPUTED);
    }
}
