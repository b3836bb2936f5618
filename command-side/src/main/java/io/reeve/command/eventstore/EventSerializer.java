package io.reeve.command.eventstore;

import java.util.Optional;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as JSON under their logical names: times and durations are ISO text, fields unknown to this version are left
 * alone. An event whose name this version does not know is an error: passing over it would lose it in every view.
 */
final class EventSerializer extends Jackson3Serializer {

    private final EventNames names;

    EventSerializer(EventNames names) {
        super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(EventSerializer::format));
        this.names = names;
    }

    private static void format(JsonMapper.Builder json) {
        json.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        json.disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
        // in the order of the record, as a reader of the log expects it
        json.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        Class<?> asked = type;
        if (asked == null || isForeign(asked.getName())) {
            return super.typeForClass(asked);
        }
        return names.of(asked)
                .map(entry -> new SimpleSerializedType(entry.name(), entry.revision()))
                .orElseThrow(() -> new SerializationException(
                        asked.getName() + " is not an event this node knows: it has no @EventName"));
    }

    /** Asked for every event that is read: without looking for a class by its name. */
    @Override
    @SuppressWarnings("rawtypes")
    public Class classForType(SerializedType type) {
        Optional<EventNames.Entry> known = names.named(type.getName());
        return known.isPresent() ? known.get().type() : super.classForType(type);
    }

    @Override
    protected String resolveClassName(SerializedType type) {
        return foreign(type.getName());
    }

    private static String foreign(String name) {
        if (!isForeign(name)) {
            throw new SerializationException("the log has an event " + name + " that this version does not know");
        }
        return name;
    }

    /** What is Axon's or Java's own, such as metadata, is called by its class. */
    private static boolean isForeign(String name) {
        return name.startsWith("org.axonframework.") || name.startsWith("java.") || name.equals("void");
    }
}
