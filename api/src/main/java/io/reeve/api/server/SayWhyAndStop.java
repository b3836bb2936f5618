package io.reeve.api.server;

import io.reeve.kernel.StartRefused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** A start that was refused is one sentence in the log, not a stack trace. Registered in {@code spring.factories}. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SayWhyAndStop implements SpringBootExceptionReporter {

    private static final Logger log = LoggerFactory.getLogger("io.reeve");

    /** Spring Boot makes reporters with the context that failed, or with none if it never came to be. */
    SayWhyAndStop(@Nullable ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) {
                log.error("{}", refused.getMessage());
                log.debug("The start was refused", refused);
                return true;
            }
        }
        return false;
    }
}
