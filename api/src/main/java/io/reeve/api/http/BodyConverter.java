package io.reeve.api.http;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;

/** JSON bodies: read by {@link BodyReader}, written by Jackson. */
final class BodyConverter extends JacksonJsonHttpMessageConverter {

    private final BodyReader reader;

    BodyConverter(WireJson json, BodyReader reader) {
        super(json.mapper());
        this.reader = reader;
    }

    @Override
    public Object read(ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        return reader.read(message.getBody().readAllBytes(), type.getType());
    }
}
