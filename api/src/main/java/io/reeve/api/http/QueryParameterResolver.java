package io.reeve.api.http;

import io.reeve.kernel.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.annotation.RequestParamMethodArgumentResolver;

/**
 * Reads {@code @RequestParam} as the clients of the published contract write it: a scalar that is repeated counts once, the
 * last; an empty one is none; the elements of a list are repeated keys, each read by itself, so that a text with commas is
 * one element and never several.
 */
final class QueryParameterResolver extends RequestParamMethodArgumentResolver {

    private final ConversionService conversions;

    QueryParameterResolver(ConfigurableBeanFactory beans, ConversionService conversions) {
        super(beans, false);
        this.conversions = conversions;
    }

    @Override
    protected @Nullable Object resolveName(String name, MethodParameter parameter, NativeWebRequest request) {
        String[] values = request.getParameterValues(name);
        if (values == null || values.length == 0) {
            return null;
        }
        if (parameter.getParameterType() == List.class) {
            return elements(name, values, parameter);
        }
        String last = values[values.length - 1];
        if (!Text.canBeKept(last)) {
            throw new InvalidInputs(InvalidInput.unkeepable(List.of("query", name)));
        }
        return last.isEmpty() ? null : last;
    }

    private List<Object> elements(String name, String[] values, MethodParameter parameter) {
        Class<?> element =
                ResolvableType.forMethodParameter(parameter).getGeneric(0).toClass();
        List<Object> elements = new ArrayList<>();
        List<InvalidInput> wrong = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Object read = read(values[i], element);
            if (!Text.canBeKept(values[i])) {
                wrong.add(InvalidInput.unkeepable(List.of("query", name, i)));
            } else if (read == null) {
                wrong.add(InvalidInput.notA(element, List.of("query", name, i), values[i]));
            } else {
                elements.add(read);
            }
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInputs(wrong);
        }
        return elements;
    }

    private @Nullable Object read(String text, Class<?> element) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return conversions.convert(text, element);
        } catch (ConversionException e) {
            return null;
        }
    }
}
