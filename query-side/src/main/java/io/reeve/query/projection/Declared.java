package io.reeve.query.projection;

import io.reeve.kernel.user.UserEvent.UserErased;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequentialPerAggregatePolicy;
import org.jspecify.annotations.Nullable;

/** A projection as its class declares it. */
record Declared(
        String group,
        int version,
        String ddl,
        SequenceKey sequence,
        boolean inOneOrder,
        boolean awaited,
        Class<?> type) {

    private static final String PREFIX = "view-";

    static Declared by(Class<?> type) {
        Projection projection = type.getAnnotation(Projection.class);
        ProcessingGroup group = type.getAnnotation(ProcessingGroup.class);
        if (projection == null || group == null || !group.value().startsWith(PREFIX)) {
            throw new IllegalStateException(
                    type.getName() + " needs both @Projection and @ProcessingGroup(\"view-...\")");
        }
        String file = group.value().substring(PREFIX.length()) + ".sql";
        return new Declared(
                group.value(),
                projection.version(),
                read(type, file),
                instance(projection.sequence()),
                projection.inOneOrder(),
                projection.awaited(),
                type);
    }

    /** What operators call it: the group without what all groups of views begin with. */
    String name() {
        return group.substring(PREFIX.length());
    }

    /**
     * What an event must be handled in order with. A text: dead letters are kept by the text of the key, and by the hash of
     * anything else.
     */
    @Nullable
    String sequenceOf(EventMessage<?> event) {
        Object key = sequence.of(event.getPayload());
        if (key == null) {
            key = SequentialPerAggregatePolicy.instance().getSequenceIdentifierFor(event);
        }
        return key == null ? null : key.toString();
    }

    /** Whether it has something to forget when a person is erased; a view that tells of all events has not. */
    boolean forgets() {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(EventHandler.class))
                .anyMatch(method -> method.getParameterTypes()[0].equals(UserErased.class));
    }

    /** As {@link #sequenceOf}; an event without a key of its own has to be in order with none. */
    String keyOf(EventMessage<?> event) {
        String key = sequenceOf(event);
        return key == null ? event.getIdentifier() : key;
    }

    Ddl statements() {
        return Ddl.of(ddl);
    }

    /** Changes whenever the tables do, even where the version was forgotten. */
    String ddlHash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(ddl.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String read(Class<?> type, String file) {
        try (InputStream in = type.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(type.getName() + " has no " + file + " in its package");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SequenceKey instance(Class<? extends SequenceKey> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException(type.getName() + " cannot be made without parameters", e);
        }
    }
}
