package io.reeve.query.projection;

import io.reeve.kernel.Unavailable;
import io.reeve.query.projection.LogChunks.Chunk;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Answers that say up to which position they are true, and leave out nothing of what happened until then: they wait a little for
 * a view that is behind, and are not given while it still is, or while it has parked an event that belongs to them.
 */
public final class WholeAnswers {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int CHUNK = 1000;

    private final Projections projections;
    private final Target target;
    private final Read read;
    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final Views views;
    private final Progress progress;

    WholeAnswers(
            Projections projections,
            Target target,
            Read read,
            StreamableMessageSource<TrackedEventMessage<?>> log,
            Views views,
            Progress progress) {
        this.projections = projections;
        this.target = target;
        this.read = read;
        this.log = log;
        this.views = views;
        this.progress = progress;
    }

    /**
     * What {@code answer} reads of this view, with everything in it that happened up to {@code position}, all of it as it stood
     * at one moment.
     *
     * @param position one that the log has come to
     * @throws Unavailable when the view has not come there, or not without parking an event
     */
    public <R> R of(String view, long position, Supplier<R> answer) throws InterruptedException {
        Declared projection = projections.named(view);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Look<R> first = look(projection, position, now -> now.all() >= position, answer);
        if (first.answer() != null) {
            return first.answer();
        }
        Standing before = first.standing();
        List<Owed> owed = caughtUp(projection, before, position, deadline).orElseThrow(() -> behind(view, position));
        Look<R> second = look(
                projection,
                position,
                now -> now.all() >= before.all() && owed.stream().allMatch(now::has),
                answer);
        if (second.answer() == null) {
            throw behind(view, position);
        }
        return second.answer();
    }

    /**
     * Whether these views show everything that happened until now, or do before the patience ends. What they have parked counts as
     * shown: it does not come by waiting.
     */
    boolean areUpToDate(List<String> names, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        long position = read.head();
        for (String name : names) {
            Declared projection = projections.named(name);
            Standing now = read.atOneMoment(connection -> standing(connection, projection));
            if (now.all() < position
                    && caughtUp(projection, now, position, deadline).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** How far the view was at one moment, with the answer of that moment where that was far enough. */
    private record Look<R>(Standing standing, @Nullable R answer) {}

    private <R> Look<R> look(Declared projection, long position, Predicate<Standing> isFarEnough, Supplier<R> answer) {
        return read.atOneMoment(connection -> {
            Standing now = standing(connection, projection);
            if (!isFarEnough.test(now)) {
                return new Look<>(now, null);
            }
            if (hasParked(projection, position)) {
                throw new Unavailable(
                        "The view " + projection.name() + " has parked events up to position " + position
                                + ", which would be left out of the answer, until an administrator retries or discards"
                                + " these dead letters.",
                        Duration.ofMinutes(1));
            }
            return new Look<>(now, answer.get());
        });
    }

    /** An event that the view handles, and what it is in order with. */
    private record Owed(String key, long position) {}

    /** How far the rows are that can be read: {@code filled} is of those that no processor fills. */
    private record Standing(LiveTokens tokens, long filled) {

        /** Up to here nothing is missing. */
        long all() {
            return tokens.isEmpty() ? filled : tokens.first();
        }

        boolean has(Owed event) {
            return event.position() <= all() || tokens.cover(event.key(), event.position());
        }
    }

    private Standing standing(Connection connection, Declared projection) throws SQLException {
        return new Standing(
                LiveTokens.of(connection, target.processor(projection), false),
                read.sql("""
                                select coalesce(max(position), 0) from reeve.projection
                                where schema_name = ? and name = ?""")
                        .params(target.schema(), projection.group())
                        .query(Long.class)
                        .single());
    }

    /**
     * Waits for what the view has to do with after what it surely has: a segment that had nothing to do says so only seconds
     * later. Nothing when that takes too long.
     */
    private Optional<List<Owed>> caughtUp(Declared projection, Standing before, long position, long deadline)
            throws InterruptedException {
        List<Owed> owed = new ArrayList<>();
        try (LogChunks chunks =
                new LogChunks(log, before.all(), position, Duration.ofMillis(Waits.millisTo(deadline)))) {
            for (Chunk chunk = chunks.next(CHUNK); !chunk.events().isEmpty(); chunk = chunks.next(CHUNK)) {
                chunk.events().stream()
                        .filter(event -> views.handles(projection.group(), event))
                        .map(event -> new Owed(projection.keyOf(event), LogChunks.positionOf(event)))
                        .forEach(owed::add);
                if (System.nanoTime() > deadline) {
                    return Optional.empty();
                }
            }
        }
        Waits waits = new Waits();
        owed.stream()
                .filter(event -> !before.has(event))
                .forEach(event -> waits.add(progress.of(projection.group()), event.position()));
        return waits.until(deadline) ? Optional.of(owed) : Optional.empty();
    }

    private boolean hasParked(Declared projection, long position) {
        return read.sql("""
                        select exists (select from reeve.dead_letter_entry
                                       where processing_group = ? and position <= ?)""")
                .params(target.processor(projection), position)
                .query(Boolean.class)
                .single();
    }

    private static Unavailable behind(String view, long position) {
        return new Unavailable(
                "The view " + view + " has not come to position " + position + " yet; try again.", PATIENCE);
    }
}
