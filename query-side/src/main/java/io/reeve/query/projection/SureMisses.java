package io.reeve.query.projection;

import io.reeve.kernel.Unavailable;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Keeps views that are late from saying that something is not there which is. What is found costs nothing; what is not, where
 * the views are up to date, a look at how far they are.
 */
final class SureMisses implements HandlerEnhancerDefinition {

    private final ObjectProvider<WholeAnswers> views; // which need the definitions of handlers, and so this, first
    private final Duration patience;

    SureMisses(ObjectProvider<WholeAnswers> views, Duration patience) {
        this.views = views;
        this.patience = patience;
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.unwrap(Method.class)
                .map(method -> method.getAnnotation(LooksIn.class))
                .<MessageHandlingMember<T>>map(looks -> new Looking<>(original, List.of(looks.value())))
                .orElse(original);
    }

    private final class Looking<T> extends WrappedMessageHandlingMember<T> {

        private final List<String> lookedIn;

        Looking(MessageHandlingMember<T> original, List<String> lookedIn) {
            super(original);
            this.lookedIn = lookedIn;
        }

        @Override
        public @Nullable Object handle(Message<?> message, T target) throws Exception {
            Object answer = super.handle(message, target);
            if (isThere(answer)) {
                return answer;
            }
            if (!views.getObject().areUpToDate(lookedIn, patience)) {
                throw new Unavailable(
                        "Whether there is such a thing cannot be told just now: what was recorded lately is not shown yet."
                                + " Try again.",
                        patience);
            }
            return super.handle(message, target);
        }
    }

    /** Axon takes the answer out of its {@link Optional}, in a wrapper that may be around this one or within. */
    private static boolean isThere(@Nullable Object answer) {
        return answer != null && !answer.equals(Optional.empty());
    }
}
