package io.reeve.command.eventstore;

import io.reeve.command.personal.PersonalData;
import io.reeve.command.personal.UnitKeys;
import io.reeve.kernel.Metadata;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.Text;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import tools.jackson.databind.node.ObjectNode;

/** From an event message to the bytes that are stored, and back. */
final class EventCodec {

    /** What an event cannot be explained without: who acted, when, in which chain, because of what. */
    private static final List<String> ORIGIN =
            List.of(Metadata.ACTOR, Metadata.AT, Metadata.CORRELATION_ID, Metadata.CAUSATION_ID);

    private final EventNames names;
    private final EventSerializer serializer;
    private final EventUpcaster upcasters;
    private final PersonalData personalData;

    EventCodec(EventNames names, EventSerializer serializer, EventUpcaster upcasters, PersonalData personalData) {
        this.names = names;
        this.serializer = serializer;
        this.upcasters = upcasters;
        this.personalData = personalData;
    }

    NewEvent encode(EventMessage<?> message, UnitKeys keys) {
        if (!(message instanceof DomainEventMessage<?> event)) {
            throw new IllegalArgumentException(
                    message.getPayloadType().getName() + " was published by no aggregate; only they publish events");
        }
        requireOrigin(event);
        UUID id = UUID.fromString(event.getIdentifier());
        SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
        requireReadable(payload);
        Map<String, List<String>> personal =
                names.of(event.getPayloadType()).map(EventNames.Entry::personal).orElse(Map.of());
        return new NewEvent(
                id,
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                personal.isEmpty() ? payload.getData() : personalData.seal(payload.getData(), personal, id, keys),
                event.serializeMetaData(serializer, byte[].class).getData(),
                event.getPayload());
    }

    /** Every event passes here before it is stored, whatever command it comes from: a sender that forgot is found out. */
    private static void requireOrigin(EventMessage<?> event) {
        for (String key : ORIGIN) {
            if (!(event.getMetaData().get(key) instanceof String text) || text.isBlank()) {
                throw new IllegalStateException(event.getPayloadType().getName() + " has no " + key
                        + " in its metadata; nothing is recorded without it");
            }
        }
    }

    private static void requireReadable(SerializedObject<byte[]> payload) {
        UnreadableText.in(payload.getData()).ifPresent(place -> {
            throw Rejection.badRequest(Text.REFUSED, payload.getType().getName() + place + ": " + Text.WANTED);
        });
    }

    /** With what is sealed in them opened, as far as it may be. */
    List<StoredEvent> reveal(List<StoredEvent> rows) {
        Map<UUID, byte[]> sealed = new HashMap<>();
        for (StoredEvent row : rows) {
            if (PersonalData.isIn(row.payload())) {
                sealed.put(row.id(), row.payload());
            }
        }
        if (sealed.isEmpty()) {
            return rows;
        }
        Map<UUID, byte[]> opened = personalData.open(sealed);
        return rows.stream()
                .map(row -> opened.containsKey(row.id()) ? row.withPayload(opened.get(row.id())) : row)
                .toList();
    }

    /** The payload of a revealed row as people may see it: without secrets. */
    String shown(StoredEvent revealed) {
        Set<String> secrets =
                names.named(revealed.name()).map(EventNames.Entry::secrets).orElse(Set.of());
        String payload = new String(revealed.payload(), StandardCharsets.UTF_8);
        return secrets.isEmpty()
                ? payload
                : ((ObjectNode) serializer.getObjectMapper().readTree(payload))
                        .without(secrets)
                        .toString();
    }

    /** What a row is to those who handle it today: one message, unless an upcaster makes more or fewer of it. */
    List<TrackedEventMessage<?>> decode(StoredEvent revealed) {
        return EventUtils.upcastAndDeserializeTrackedEvents(Stream.of(revealed), serializer, upcasters)
                .<TrackedEventMessage<?>>map(message -> message)
                .toList();
    }

    EventSerializer serializer() {
        return serializer;
    }

    EventUpcaster upcasters() {
        return upcasters;
    }
}
