package io.reeve.query.audit;

import io.reeve.kernel.EventName;
import io.reeve.kernel.Metadata;
import io.reeve.kernel.Personal;
import io.reeve.kernel.audit.ToldEvent;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts events into words that can be shown: the fields of their payload as they are stored, without secrets. */
@Component
class EventWords {

    private static final TypeReference<Map<String, @Nullable Object>> FIELDS = new TypeReference<>() {};

    private final Serializer serializer;
    private final JsonMapper json = JsonMapper.shared();

    EventWords(@Qualifier("eventSerializer") Serializer serializer) {
        this.serializer = serializer;
    }

    ObjectNode fields(Object payload) {
        ObjectNode fields = (ObjectNode)
                json.readTree(serializer.serialize(payload, byte[].class).getData());
        for (RecordComponent component : payload.getClass().getRecordComponents()) {
            Personal personal = component.getAnnotation(Personal.class);
            if (personal != null && personal.secret()) {
                fields.remove(component.getName());
            }
        }
        return fields;
    }

    ToldEvent told(Chronicle.Placed placed) {
        EventMessage<?> event = placed.event();
        return new ToldEvent(
                placed.position(),
                UUID.fromString(event.getIdentifier()),
                name(event),
                event.getTimestamp(),
                carried(event, Metadata.AT),
                carried(event, Metadata.ACTOR),
                carried(event, Metadata.CAUSATION_ID),
                carried(event, Metadata.CORRELATION_ID),
                plain(fields(placed.payload())));
    }

    Map<String, @Nullable Object> plain(ObjectNode node) {
        return json.convertValue(node, FIELDS);
    }

    @Nullable
    Object plain(JsonNode node) {
        return json.convertValue(node, Object.class);
    }

    JsonNode node(@Nullable Object value) {
        return json.valueToTree(value);
    }

    static String name(EventMessage<?> event) {
        return event.getPayloadType().getAnnotation(EventName.class).value();
    }

    static @Nullable String carried(EventMessage<?> event, String key) {
        Object value = event.getMetaData().get(key);
        return value == null ? null : value.toString();
    }
}
