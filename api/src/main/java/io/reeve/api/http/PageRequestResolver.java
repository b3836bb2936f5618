package io.reeve.api.http;

import io.reeve.kernel.PageRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the page that is asked for by {@code page} and {@code size}. */
final class PageRequestResolver implements HandlerMethodArgumentResolver {

    static final int LARGEST = 100;

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        List<InvalidInput> wrong = new ArrayList<>();
        int page = number("page", request, PageRequest.FIRST.page(), Integer.MAX_VALUE, wrong);
        int size = number("size", request, PageRequest.FIRST.size(), LARGEST, wrong);
        if (!wrong.isEmpty()) {
            throw new InvalidInputs(wrong);
        }
        return new PageRequest(page, size);
    }

    private static int number(String name, NativeWebRequest request, int unless, int most, List<InvalidInput> wrong) {
        String[] values = request.getParameterValues(name);
        String text = values == null ? "" : values[values.length - 1];
        if (text.isEmpty()) {
            return unless;
        }
        List<Object> loc = List.of("query", name);
        try {
            int number = Integer.parseInt(text);
            if (number < 1) {
                wrong.add(new InvalidInput(loc, "Must be at least 1.", "greater_than_equal", text));
            } else if (number > most) {
                wrong.add(new InvalidInput(loc, "Must be at most " + most + ".", "less_than_equal", text));
            }
            return number;
        } catch (NumberFormatException e) {
            wrong.add(InvalidInput.notA(int.class, loc, text));
            return unless;
        }
    }
}
