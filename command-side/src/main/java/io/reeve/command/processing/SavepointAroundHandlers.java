package io.reeve.command.processing;

import java.lang.reflect.Method;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.jspecify.annotations.Nullable;

/** Puts a {@link HandlerSavepoint} around every handler of events that belongs to a processing group. */
final class SavepointAroundHandlers implements HandlerEnhancerDefinition {

    private final DataSource processing;

    SavepointAroundHandlers(DataSource processing) {
        this.processing = processing;
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.unwrap(Method.class)
                .filter(method -> method.isAnnotationPresent(EventHandler.class))
                .map(method -> method.getDeclaringClass().getAnnotation(ProcessingGroup.class))
                .<MessageHandlingMember<T>>map(
                        group -> new Guarded<>(original, Group.of(group.value()) == Group.PROCESS))
                .orElse(original);
    }

    private final class Guarded<T> extends WrappedMessageHandlingMember<T> {

        private final boolean each;

        Guarded(MessageHandlingMember<T> original, boolean each) {
            super(original);
            this.each = each;
        }

        @Override
        public @Nullable Object handle(Message<?> message, T target) throws Exception {
            Optional<HandlerSavepoint> savepoint = HandlerSavepoint.current(processing);
            return savepoint.isPresent()
                    ? savepoint.get().handle(() -> super.handle(message, target), each)
                    : super.handle(message, target);
        }
    }
}
