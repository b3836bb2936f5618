package io.reeve.query.projection;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Tells, once a batch of a view is committed, which events were in it; a parked one counts as handled. */
final class ProgressRecorder implements MessageHandlerInterceptor<EventMessage<?>> {

    private final String group;
    private final Progress progress;
    private final ProgressExchange others;
    private final ViewDelay delay;

    ProgressRecorder(String group, Progress progress, ProgressExchange others, ViewDelay delay) {
        this.group = group;
        this.progress = progress;
        this.others = others;
        this.delay = delay;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends EventMessage<?>> unit, InterceptorChain chain)
            throws Exception {
        if (unit instanceof BatchingUnitOfWork<? extends EventMessage<?>> batch && batch.isFirstMessage()) {
            List<Long> positions = batch.getMessages().stream()
                    .map(ProgressRecorder::position)
                    .flatMapToLong(OptionalLong::stream)
                    .boxed()
                    .toList();
            List<Instant> recorded =
                    batch.getMessages().stream().map(EventMessage::getTimestamp).toList();
            batch.afterCommit(committed -> {
                progress.committed(group, positions);
                others.tell(group, positions);
                delay.shown(recorded);
            });
        }
        return chain.proceed();
    }

    private static OptionalLong position(EventMessage<?> event) {
        return event instanceof TrackedEventMessage<?> tracked
                ? tracked.trackingToken().position()
                : OptionalLong.empty();
    }
}
