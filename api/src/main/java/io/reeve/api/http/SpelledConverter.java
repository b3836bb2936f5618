package io.reeve.api.http;

import java.util.Arrays;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.stereotype.Component;

/** Reads enums that have a spelling of their own. */
@Component
final class SpelledConverter implements ConverterFactory<String, Spelled> {

    @Override
    public <T extends Spelled> Converter<String, T> getConverter(Class<T> type) {
        return text -> Arrays.stream(type.getEnumConstants())
                .filter(value -> value.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not one of the values: " + text));
    }
}
