package io.reeve.command.processing;

import io.reeve.command.eventstore.LogConnections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The events that handlers could not take, for whoever is in charge: to be tried once more, or given up. */
public final class DeadLetters {

    private final JdbcClient client;
    private final LogConnections connections;
    private final ObjectProvider<EventProcessingConfiguration> processors;
    private final Executor threads =
            task -> Thread.ofVirtual().name("dead-letters").start(task);

    DeadLetters(
            JdbcClient client, LogConnections connections, ObjectProvider<EventProcessingConfiguration> processors) {
        this.client = client;
        this.connections = connections;
        this.processors = processors;
    }

    public boolean isProcessor(String name) {
        return processors.getObject().eventProcessors().containsKey(name);
    }

    public Optional<Letter> find(String letterId) {
        return client.sql("""
            select letter_id, processing_group, sequence_id, event_id, position
            from reeve.dead_letter_entry where letter_id = ?\
            """)
                .param(letterId)
                .query((row, number) -> new Letter(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5)))
                .optional()
                .filter(letter -> isProcessor(letter.processor()));
    }

    /**
     * Has each sequence taken once more from its first letter on, until one is refused again; the sequence named, or all of
     * the processor. Not in the unit of work of whoever calls: what is taken is committed, whatever comes after.
     */
    public Outcome retry(String processor, @Nullable String sequence) {
        try {
            return CompletableFuture.supplyAsync(() -> retryAlone(processor, sequence), threads)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    public void discard(Letter letter) {
        client.sql("delete from reeve.dead_letter_entry where letter_id = ?")
                .param(letter.id())
                .update();
    }

    /** As {@link #discard}, once more: what was parked after {@code at}, by a view that was made anew, is another letter. */
    public void removeDiscarded(String processor, long position, Instant at) {
        client.sql("""
            delete from reeve.dead_letter_entry
            where processing_group = ? and position = ? and cast(enqueued_at as timestamptz) <= ?\
            """).params(processor, position, at.atOffset(ZoneOffset.UTC)).update();
    }

    private Outcome retryAlone(String processor, @Nullable String sequence) {
        SequencedDeadLetterProcessor<EventMessage<?>> letters =
                processors.getObject().sequencedDeadLetterProcessor(processor).orElseThrow();
        List<String> sequences = sequence == null ? sequencesOf(processor) : List.of(sequence);
        // a copy that takes the place of the view in the middle of this would have the event twice
        try (Connection held = connections.open("letters");
                PreparedStatement hold = held.prepareStatement(
                        "select pg_advisory_lock_shared(hashtext('reeve letters'), hashtext(?))")) {
            hold.setString(1, processor);
            hold.execute();
            long before = count(processor, sequence);
            for (String one : sequences) {
                letters.process(letter -> sequenceOf(letter).equals(one));
            }
            long left = count(processor, sequence);
            return new Outcome(Math.max(0, before - left), left);
        } catch (SQLException e) {
            throw new IllegalStateException("dead letters cannot be retried while the database is away", e);
        }
    }

    private List<String> sequencesOf(String processor) {
        return client.sql("""
            select sequence_id from reeve.dead_letter_entry where processing_group = ?
            group by sequence_id order by min(position)\
            """).param(processor).query(String.class).list();
    }

    private long count(String processor, @Nullable String sequence) {
        return client.sql("""
            select count(*) from reeve.dead_letter_entry
            where processing_group = :processor
              and (cast(:sequence as text) is null or sequence_id = cast(:sequence as text))\
            """)
                .param("processor", processor)
                .param("sequence", sequence)
                .query(Long.class)
                .single();
    }

    private static String sequenceOf(DeadLetter<? extends EventMessage<?>> letter) {
        return letter instanceof JdbcDeadLetter<? extends EventMessage<?>> stored ? stored.getSequenceIdentifier() : "";
    }

    /** An event, and what could not take it. Letters of one sequence are taken in the order of their positions. */
    public record Letter(String id, String processor, String sequence, String eventId, long position) {}

    public record Outcome(long taken, long left) {}
}
