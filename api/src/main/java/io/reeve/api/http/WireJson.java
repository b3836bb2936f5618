package io.reeve.api.http;

import io.reeve.kernel.WrittenTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;
import tools.jackson.databind.type.LogicalType;

/**
 * JSON as it is spoken at the door. It has a mapper of its own, which is no bean: how events are stored must never depend
 * on how the API spells things.
 */
@Component
final class WireJson {

    private final JsonMapper mapper;

    WireJson(DoorSettings settings) {
        SimpleModule times = new SimpleModule("times")
                .addSerializer(Instant.class, new InstantWriter(settings.dateTime()))
                .addDeserializer(Instant.class, new InstantReader())
                .addDeserializer(OffsetDateTime.class, new OffsetDateTimeReader());
        this.mapper = JsonMapper.builder()
                .addModule(times)
                .propertyNamingStrategy(new SnakeCase())
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT, DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .withCoercionConfig(LogicalType.Textual, texts -> {
                    for (CoercionInputShape shape : new CoercionInputShape[] {
                        CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
                    }) {
                        texts.setCoercion(shape, CoercionAction.Fail);
                    }
                })
                .build();
    }

    JsonMapper mapper() {
        return mapper;
    }

    private static final class SnakeCase extends PropertyNamingStrategies.NamingBase {

        private static final long serialVersionUID = 1L;

        @Override
        public String translate(String propertyName) {
            return WireName.of(propertyName);
        }
    }

    private static final class InstantWriter extends StdScalarSerializer<Instant> {

        private final DoorSettings.DateTimeStyle style;

        InstantWriter(DoorSettings.DateTimeStyle style) {
            super(Instant.class);
            this.style = style;
        }

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializationContext context) {
            json.writeString(
                    switch (style) {
                        case NAIVE -> DateTimes.naive(value);
                        case RFC3339 -> value.toString();
                    });
        }
    }

    private static final class InstantReader extends StdScalarDeserializer<Instant> {

        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) {
            return read(json, context);
        }

        static Instant read(JsonParser json, DeserializationContext context) {
            String text = json.getValueAsString();
            try {
                return WrittenTime.parse(text == null ? "" : text);
            } catch (DateTimeException e) {
                throw context.weirdStringException(text, Instant.class, "not a date-time");
            }
        }
    }

    private static final class OffsetDateTimeReader extends StdScalarDeserializer<OffsetDateTime> {

        OffsetDateTimeReader() {
            super(OffsetDateTime.class);
        }

        @Override
        public OffsetDateTime deserialize(JsonParser json, DeserializationContext context) {
            return InstantReader.read(json, context).atOffset(ZoneOffset.UTC);
        }
    }
}
