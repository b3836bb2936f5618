package io.reeve.command.eventstore;

import java.time.Instant;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The log as a source of events for the processors of this node. Its streams wake their readers the moment something was
 * committed on any node; whoever is near the end is served from memory.
 */
public final class LogStream implements StreamableMessageSource<TrackedEventMessage<?>> {

    private final LogTail tail;
    private final LogReads reads;
    private final EventCodec codec;
    private final LogStorageEngine engine;

    LogStream(LogTail tail, LogReads reads, EventCodec codec, LogStorageEngine engine) {
        this.tail = tail;
        this.reads = reads;
        this.codec = codec;
        this.engine = engine;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
        return new LogReader(tail, reads, codec, LogPosition.of(trackingToken));
    }

    @Override
    public TrackingToken createTailToken() {
        return engine.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return engine.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return engine.createTokenAt(dateTime);
    }

    /** {@code listener} is run, soon and briefly, whenever something was committed on any node. */
    public void onGrowth(Runnable listener) {
        tail.onGrowth(listener);
    }

    /** The last position this node has read. */
    public long head() {
        return tail.buffer().head();
    }
}
