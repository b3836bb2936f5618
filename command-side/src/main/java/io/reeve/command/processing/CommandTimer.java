package io.reeve.command.processing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** {@code reeve.command}: how long a command takes, from its handler to the answer of the appender. */
final class CommandTimer implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final MeterRegistry meters;
    private final ConcurrentMap<Key, Timer> timers = new ConcurrentHashMap<>();

    CommandTimer(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain)
            throws Exception {
        Timer.Sample sample = Timer.start(meters);
        Class<?> command = unit.getMessage().getPayloadType();
        unit.onCleanup(done -> sample.stop(
                timers.computeIfAbsent(new Key(command, done.isRolledBack() ? "refused" : "done"), this::timer)));
        return chain.proceed();
    }

    private Timer timer(Key key) {
        return Timer.builder("reeve.command")
                .description("time from the handler of a command to the end of its unit of work")
                .tag("command", key.command().getSimpleName())
                .tag("outcome", key.outcome())
                .publishPercentileHistogram()
                .register(meters);
    }

    private record Key(Class<?> command, String outcome) {}
}
