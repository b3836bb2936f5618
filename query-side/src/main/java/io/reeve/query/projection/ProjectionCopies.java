package io.reeve.query.projection;

import io.reeve.kernel.Uuids;
import io.reeve.kernel.operation.ViewAudit;
import io.reeve.kernel.user.UserEvent.UserErased;
import io.reeve.kernel.user.UserId;
import io.reeve.query.projection.ProjectionInstaller.Installed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.annotation.AnnotatedMessageHandlingMemberDefinition;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Copies of views beside the live ones, filled by the same handlers from the same events: to take their place, to compare them
 * with, or to see how they stood at an earlier position. Those that every node knows of are worked on by whoever has the
 * {@link Turn}.
 */
public final class ProjectionCopies {

    /** A live view that is further behind than this is overtaken, not waited for. */
    private static final long FAR = 20_000;

    private static final int WRITERS = 2;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Projections projections;
    private final ProjectionInstaller installer;
    private final Exchange exchange;
    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final DataSource processing;
    private final Connections connections;
    private final JdbcClient client;
    private final ListableBeanFactory beans;
    private final Configuration axon;

    ProjectionCopies(
            Projections projections,
            ProjectionInstaller installer,
            Exchange exchange,
            StreamableMessageSource<TrackedEventMessage<?>> log,
            DataSource processing,
            Connections connections,
            ListableBeanFactory beans,
            Configuration axon) {
        this.projections = projections;
        this.installer = installer;
        this.exchange = exchange;
        this.log = log;
        this.processing = processing;
        this.connections = connections;
        this.client = JdbcClient.create(processing);
        this.beans = beans;
        this.axon = axon;
    }

    /** All views there are. */
    public List<String> names() {
        return projections.all().stream().map(Declared::name).sorted().toList();
    }

    /** What the processor of a view, and its dead letters, go by. */
    public String groupOf(String name) {
        return named(List.of(name)).getFirst().group();
    }

    /** The views whose live tables were made by another version, or are new to a log that is not. */
    public List<String> outdated() {
        return projections.all().stream()
                .filter(projection -> installer
                        .find(Target.LIVE, projection.group())
                        .filter(Installed::outdated)
                        .isPresent())
                .map(Declared::name)
                .sorted()
                .toList();
    }

    /** Tells this state of the live tables of these views from any that they had before or will have. */
    public String stateOf(List<String> names) {
        return String.join(
                " ",
                named(names).stream()
                        .map(projection -> projection.name() + "@" + installedAt(projection))
                        .toList());
    }

    /** Tells the versions of these views, as this node has them, from any other. */
    public String versionsOf(List<String> names) {
        return String.join(
                " ",
                named(names).stream()
                        .map(projection -> projection.name() + ":" + projection.version() + ":"
                                + projection.ddlHash().substring(0, 16))
                        .toList());
    }

    /**
     * Makes these views anew beside the live ones, each taking its place as soon as it can. Goes on where it was left when it was
     * begun before; those that took their place after {@code since} are done.
     */
    public void rebuild(Turn turn, List<String> names, Instant since, Watch watch) throws Exception {
        List<Declared> left = named(names).stream()
                .filter(projection -> !installedAt(projection).isAfter(since))
                .toList();
        try (Fill fill = fill(turn, left.size())) {
            List<Copy> copies = open(turn, Target.NEXT, left, fill);
            fillUpToHead(fill, copies, watch);
            for (Copy copy : copies) {
                finish(fill, copy, watch);
            }
            for (Copy copy : copies) {
                takePlace(fill, copy, watch);
            }
        }
        installer.clear(Target.NEXT, turn);
    }

    /**
     * Makes these views anew beside the live ones and compares the two, row by row, as they stand after the same events. A view
     * that waits for being made anew for another version is left out; where that is all of them, there is nothing to be done.
     */
    public Audited audit(Turn turn, List<String> names, Watch watch) throws Exception {
        List<Declared> wanted = named(names);
        List<Declared> audited = wanted.stream().filter(this::isCurrent).toList();
        if (audited.isEmpty()) {
            throw new IllegalStateException(
                    String.join(", ", names) + ": to be made anew for another version; audit it after that");
        }
        List<ViewAudit> audits = new ArrayList<>();
        try (Fill fill = fill(turn, audited.size())) {
            List<Copy> copies = open(turn, Target.AUDIT, audited, fill);
            fill.upTo(liveOf(copies), copies, position -> watch.at(Watch.Phase.FILLING, position, head()));
            for (Copy copy : copies) {
                audits.add(compare(fill, copy, watch));
            }
        }
        installer.clear(Target.AUDIT, turn);
        return new Audited(
                audits,
                wanted.stream()
                        .filter(projection -> !audited.contains(projection))
                        .map(Declared::name)
                        .toList());
    }

    /** What an audit has shown, and the views that it left out. */
    public record Audited(List<ViewAudit> audits, List<String> notAudited) {}

    private boolean isCurrent(Declared projection) {
        return installer
                .find(Target.LIVE, projection.group())
                .filter(live -> live.isStill(projection) && !live.outdated())
                .isPresent();
    }

    /** Whether there are copies that a rebuild or an audit has begun and not ended. */
    public boolean areBegun() {
        return client.sql("select exists (select from reeve.projection where schema_name in (?, ?))")
                .params(Target.NEXT.schema(), Target.AUDIT.schema())
                .query(Boolean.class)
                .single();
    }

    /** Takes away what a rebuild or an audit that was given up has left. */
    public void clear(Turn turn) {
        installer.clear(Target.NEXT, turn);
        installer.clear(Target.AUDIT, turn);
    }

    /** Fills another schema with all views as they stand where the log ends, indexes and all, for somebody to read; and stops. */
    public void fillPast(String schema, Watch watch) throws Exception {
        fillPast(schema, names(), head(), watch);
    }

    /**
     * Fills another schema with views as they stood at {@code position}, indexes and all, for somebody to read; and stops.
     * Goes on where it was left. {@link #forget} takes it away.
     */
    public void fillPast(String schema, List<String> names, long position, Watch watch) throws Exception {
        Target target = Target.in(schema);
        List<Declared> wanted = named(names);
        try (Fill fill = fill(Claim.UNDISPUTED, wanted.size())) {
            List<Copy> copies = open(Claim.UNDISPUTED, target, wanted, fill);
            fill.upTo(position, copies, reached -> watch.at(Watch.Phase.FILLING, reached, position));
            for (Copy copy : copies) {
                finish(fill, copy, watch);
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
        try (Fill fill = fill(Claim.UNDISPUTED, 1)) {
            for (Copy copy : open(Claim.UNDISPUTED, Target.in(schema), forgetting, fill)) {
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

    public void forget(String schema) {
        installer.clear(Target.in(schema), Claim.UNDISPUTED);
    }

    /** The turn to work on copies, if no node has it. A node that dies gives it back. */
    public Optional<Turn> tryTurn() throws SQLException {
        return Turn.tryTake(connections);
    }

    /** Whether trying again later can help. */
    public static boolean passes(Throwable failure) {
        return Passing.is(failure);
    }

    private Fill fill(Claim claim, int views) throws SQLException {
        return new Fill(log, processing, connections, claim, Math.clamp(views, 1, WRITERS));
    }

    private List<Copy> open(Claim claim, Target target, List<Declared> opened, Fill fill) throws Exception {
        List<Copy> copies = new ArrayList<>();
        for (Declared projection : opened) {
            Copy copy = new Copy(projection, target, handler(projection), installer.open(target, projection, claim));
            copy.parked()
                    .addAll(fill.using(writer -> writer.transaction(
                            target.schema(), _ -> writer.letters().keys(copy.group()))));
            copies.add(copy);
        }
        return copies;
    }

    /** The handlers without what is put around them in a processor: savepoints, time limits, traces. */
    private EventMessageHandler handler(Declared projection) {
        return new AnnotationEventHandlerAdapter(
                beans.getBean(projection.type()),
                axon.parameterResolverFactory(),
                new AnnotatedMessageHandlingMemberDefinition());
    }

    private void fillUpToHead(Fill fill, List<Copy> copies, Watch watch) throws Exception {
        long until = head();
        fill.upTo(until, copies, position -> watch.at(Watch.Phase.FILLING, position, until));
    }

    /** Makes the indexes that waited, one after the other, and lets the database count the rows. */
    private void finish(Fill fill, Copy copy, Watch watch) throws Exception {
        String schema = copy.target().schema();
        Installed installed =
                installer.find(copy.target(), copy.projection().group()).orElseThrow();
        for (String statement : installed.pending()) {
            watch.at(Watch.Phase.INDEXING, copy.position(), copy.position());
            fill.using(writer -> writer.transaction(schema, _ -> {
                writer.execute("set local maintenance_work_mem to '128MB'");
                writer.execute(statement);
                writer.execute("update reeve.projection set pending = pending[2:] where schema_name = '" + schema
                        + "' and name = '" + copy.projection().group() + "'");
                return schema;
            }));
        }
        for (String table : installed.tables()) {
            fill.using(writer -> writer.transaction(schema, _ -> {
                writer.execute("analyze \"" + table + "\"");
                return table;
            }));
        }
    }

    private void takePlace(Fill fill, Copy copy, Watch watch) throws Exception {
        Duration pause = SHORTEST_PAUSE;
        while (true) {
            long head = head();
            watch.at(Watch.Phase.EXCHANGING, copy.position(), head);
            long live = liveOf(List.of(copy));
            long wanted = head - live > FAR ? head : live;
            if (wanted - copy.position() > Exchange.NEAR / 2) {
                fill.upTo(wanted, List.of(copy), position -> watch.at(Watch.Phase.FILLING, position, wanted));
            } else if (fill.using(writer -> exchange.tryWith(writer, copy))) {
                return;
            } else {
                pause(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private ViewAudit compare(Fill fill, Copy copy, Watch watch) throws Exception {
        long live = liveOf(List.of(copy));
        fill.upTo(live, List.of(copy), position -> watch.at(Watch.Phase.FILLING, position, live));
        watch.at(Watch.Phase.COMPARING, copy.position(), live);
        return fill.using(writer -> writer.snapshot(copy.target().schema(), connection -> {
            String group = copy.projection().group();
            LiveTokens tokens = LiveTokens.of(connection, group, false);
            exchange.catchUp(writer, copy, tokens);
            List<String> tables =
                    installer.find(copy.target(), group).orElseThrow().tables();
            return new Comparison(connection, copy.target())
                    .of(copy.projection(), tables, Math.max(copy.position(), tokens.last()));
        }));
    }

    private long liveOf(List<Copy> copies) throws SQLException {
        try (Connection connection = processing.getConnection()) {
            long first = Long.MAX_VALUE;
            for (Copy copy : copies) {
                first = Math.min(
                        first,
                        LiveTokens.of(connection, copy.projection().group(), false)
                                .first());
            }
            return first;
        }
    }

    private long head() {
        return client.sql("select position from reeve.log_head")
                .query(Long.class)
                .single();
    }

    private Instant installedAt(Declared projection) {
        Optional<OffsetDateTime> at = client.sql(
                        "select installed_at from reeve.projection where schema_name = ? and name = ?")
                .params(Target.LIVE.schema(), projection.group())
                .query(OffsetDateTime.class)
                .optional();
        return at.map(OffsetDateTime::toInstant).orElse(Instant.EPOCH);
    }

    private List<Declared> named(List<String> names) {
        return names.stream().map(projections::named).toList();
    }

    private static void pause(Duration pause) throws InterruptedException {
        LockSupport.parkNanos(pause.toNanos());
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
