package io.reeve.query.projection;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;

/**
 * The tables of one projection in a schema beside the live one, and how far they are filled. One thread at a time, but for
 * {@link #handles}.
 */
final class Copy {

    private final Declared projection;
    private final Target target;
    private final EventMessageHandler handler;
    private final Set<String> parked = new HashSet<>();
    private final Map<Class<?>, Boolean> handled = new ConcurrentHashMap<>();
    private long position;
    private long nanos;

    Copy(Declared projection, Target target, EventMessageHandler handler, long position) {
        this.projection = projection;
        this.target = target;
        this.handler = handler;
        this.position = position;
    }

    Declared projection() {
        return projection;
    }

    Target target() {
        return target;
    }

    /** What its dead letters are kept under. */
    String group() {
        return target.processor(projection);
    }

    /** All events up to here are in it; those it has nothing to do with included. */
    long position() {
        return position;
    }

    void at(long reached) {
        position = reached;
    }

    /** How long it has taken so far. */
    long nanos() {
        return nanos;
    }

    void took(long more) {
        nanos += more;
    }

    /** Told by the type of what happened: nothing else decides about the handlers of views. */
    boolean handles(EventMessage<?> event) {
        return handled.computeIfAbsent(event.getPayloadType(), type -> handler.canHandle(event));
    }

    void handle(EventMessage<?> event) throws Exception {
        handler.handle(event);
    }

    String keyOf(EventMessage<?> event) {
        return projection.keyOf(event);
    }

    /** The keys whose events wait behind a dead letter of this copy. */
    Set<String> parked() {
        return parked;
    }
}
