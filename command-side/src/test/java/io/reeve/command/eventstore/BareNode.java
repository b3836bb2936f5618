package io.reeve.command.eventstore;

import io.reeve.command.personal.PersonKeys;
import io.reeve.command.personal.PersonalData;
import io.reeve.command.personal.TestKeys;
import io.reeve.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/** The appender and the tail of one node, without Spring and Axon's buses around them. */
final class BareNode implements AutoCloseable {

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    final Appender appender;
    final LogTail tail;
    final LogStream log;

    BareNode(TestDatabase database, String url, LogSettings settings) {
        this(database, url, settings, new Bookkeeping(List.of(), List.of()));
    }

    BareNode(TestDatabase database, String url, LogSettings settings, Bookkeeping bookkeeping) {
        LogConnections connections = new LogConnections(url, database.user(), database.password(), settings);
        PersonKeys keys = TestKeys.personKeys(database.jdbc());
        EventNames names = EventNames.scan(List.of("sample.note"));
        EventCodec codec =
                new EventCodec(names, new EventSerializer(names), NoOpEventUpcaster.INSTANCE, new PersonalData(keys));
        LogReads reads = new LogReads(database.dataSource(), codec);
        appender = new Appender(connections, bookkeeping, true);
        tail = new LogTail(
                new LogConnections(database.url(), database.user(), database.password(), settings), codec, keys);
        log = new LogStream(tail, reads, codec, new LogStorageEngine(appender, reads, codec, keys));
        appender.start();
        tail.start();
    }

    static BareNode on(TestDatabase database) {
        return new BareNode(database, database.url(), settings());
    }

    static LogSettings settings() {
        return settings(4096, Duration.ofSeconds(30));
    }

    /** Limits that make a test of them short. */
    static LogSettings settings(int queue, Duration patience) {
        return new LogSettings(
                queue,
                512,
                patience,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                Duration.ofMillis(200),
                64,
                List.of("sample.note"));
    }

    /** Hands the unit over on a thread of its own. */
    CompletableFuture<Positions> appendLater(AppendUnit unit) {
        return CompletableFuture.supplyAsync(() -> appender.append(unit), callers);
    }

    static AppendUnit unit(String aggregate, long sequence) {
        return AppendUnit.of(List.of(event(aggregate, sequence)), Map.of());
    }

    static NewEvent event(String aggregate, long sequence) {
        return new NewEvent(
                UUID.randomUUID(),
                "Note",
                aggregate,
                sequence,
                "sample_note.retitled",
                "2",
                ("{\"noteId\":\"" + UUID.randomUUID() + "\",\"title\":\"" + sequence + "\"}")
                        .getBytes(StandardCharsets.UTF_8),
                "{\"actor\":\"installation:test\"}".getBytes(StandardCharsets.UTF_8),
                "fact of " + aggregate);
    }

    static AppendUnit unit(String aggregate) {
        return unit(aggregate, 0);
    }

    @Override
    public void close() {
        tail.stop();
        appender.stop();
        callers.close();
    }
}
