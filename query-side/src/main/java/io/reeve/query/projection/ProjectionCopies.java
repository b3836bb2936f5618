package io.reeve.query.projection;

import io.reeve.kernel.operation.ViewAudit;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Copies of views beside the live ones, filled by the same handlers from the same events: to take their place or to compare
 * them with. Every node knows of them; whoever has the {@link Turn} works on them.
 */
public final class ProjectionCopies {

    /** A live view that is further behind than this is overtaken, not waited for. */
    private static final long FAR = 20_000;

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Projections projections;
    private final ProjectionInstaller installer;
    private final Exchange exchange;
    private final Copying copying;
    private final DataSource processing;
    private final Connections connections;
    private final JdbcClient client;

    ProjectionCopies(
            Projections projections,
            ProjectionInstaller installer,
            Exchange exchange,
            Copying copying,
            DataSource processing,
            Connections connections) {
        this.projections = projections;
        this.installer = installer;
        this.exchange = exchange;
        this.copying = copying;
        this.processing = processing;
        this.connections = connections;
        this.client = JdbcClient.create(processing);
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
        try (Fill fill = copying.fill(turn, left.size())) {
            List<Copy> copies = copying.open(turn, Target.NEXT, left, fill);
            fillUpToHead(fill, copies, watch);
            for (Copy copy : copies) {
                copying.finish(fill, copy, watch);
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
        try (Fill fill = copying.fill(turn, audited.size())) {
            List<Copy> copies = copying.open(turn, Target.AUDIT, audited, fill);
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

    /** The turn to work on copies, if no node has it. A node that dies gives it back. */
    public Optional<Turn> tryTurn() throws SQLException {
        return Turn.tryTake(connections);
    }

    /** Whether trying again later can help. */
    public static boolean passes(Throwable failure) {
        return Passing.is(failure);
    }

    private void fillUpToHead(Fill fill, List<Copy> copies, Watch watch) throws Exception {
        long until = head();
        fill.upTo(until, copies, position -> watch.at(Watch.Phase.FILLING, position, until));
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
