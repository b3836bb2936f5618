package io.reeve.api.http;

import io.reeve.kernel.token.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers their {@link Call}, or only its {@link Caller}. */
final class CallResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Call.class || parameter.getParameterType() == Caller.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        Caller caller = caller();
        if (parameter.getParameterType() == Caller.class) {
            return caller;
        }
        HttpServletRequest request = (HttpServletRequest) web.getNativeRequest();
        return new Call(caller, RequestId.of(request), repeatable(caller, request, status(parameter)));
    }

    private static Caller caller() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new InsufficientAuthenticationException("only a caller who is known may call this");
    }

    private static int status(MethodParameter parameter) {
        ResponseStatus declared = parameter.getMethodAnnotation(ResponseStatus.class);
        return declared == null ? 200 : declared.code().value();
    }

    private static @Nullable RepeatableCall repeatable(Caller caller, HttpServletRequest request, int status) {
        String key = request.getHeader(RepeatableCall.HEADER);
        if (key == null || !HttpMethod.POST.matches(request.getMethod())) {
            return null;
        }
        if (key.isBlank() || key.length() > RepeatableCall.LONGEST_KEY) {
            throw new InvalidInputs(new InvalidInput(
                    List.of("header", RepeatableCall.HEADER),
                    "Must be 1 to " + RepeatableCall.LONGEST_KEY + " characters.",
                    "idempotency_key",
                    null));
        }
        return RepeatableCall.of(
                caller.userId(), request.getMethod(), request.getRequestURI(), key, BufferedBody.of(request), status);
    }
}
