package io.reeve.command.eventstore;

import io.reeve.bench.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The appender alone, fed with units of one event. Lives in its package because nobody else may feed it. */
public final class AppenderLoad implements AutoCloseable {

    private final Appender appender;

    public AppenderLoad(String url, String user, String password) {
        LogSettings settings = new LogSettings(
                4096,
                512,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                Duration.ofSeconds(1),
                4096,
                List.of("io.reeve.kernel"));
        appender = new Appender(
                new LogConnections(url, user, password, settings), new Bookkeeping(List.of(), List.of()), true);
        appender.start();
    }

    /** Returns when the event is on disk. */
    public void append(int client, long turn) {
        appender.append(AppendUnit.of(
                List.of(new NewEvent(
                        UUID.randomUUID(),
                        "Thing",
                        UUID.randomUUID().toString(),
                        0,
                        "bench.made",
                        "1",
                        Sample.PAYLOAD,
                        Sample.METADATA,
                        Sample.class)),
                Map.of()));
    }

    @Override
    public void close() {
        appender.stop();
    }
}
