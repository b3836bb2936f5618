package io.reeve.api.http;

import io.reeve.kernel.Rejection;
import io.reeve.kernel.Unavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What went wrong, turned into what is answered. Every exception that leaves a controller ends here. */
@RestControllerAdvice
public class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final FailureWriter writer;

    Failures(FailureWriter writer) {
        this.writer = writer;
    }

    @ExceptionHandler
    void anything(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (thrown instanceof BrokenOff off) {
            LOG.info("request {}: {}", RequestId.of(request), off.getMessage());
        }
        if (response.isCommitted() && !(thrown instanceof AsyncRequestNotUsableException)) {
            throw thrown; // the server breaks the connection: half an answer must not look like a whole one
        }
        switch (thrown) {
            case AccessDeniedException denied -> throw denied; // answered by the security filters
            case AuthenticationException unknown -> throw unknown;
            case AsyncRequestNotUsableException gone ->
                LOG.debug("the caller of request {} went away", RequestId.of(request), gone);
            default -> writer.write(request, response, failure(thrown, RequestId.of(request)));
        }
    }

    /** What is answered; what nobody foresaw is logged under the id of the request. */
    public static Failure failure(Exception thrown, String requestId) {
        return switch (thrown) {
            case Rejection refused -> refused(refused);
            case InvalidInputs invalid -> Failure.invalid(invalid.inputs());
            case HttpMessageNotReadableException _ -> Failure.invalid(List.of(InvalidInput.missing(List.of("body"))));
            case MissingServletRequestParameterException missing ->
                Failure.invalid(List.of(InvalidInput.missing(List.of("query", missing.getParameterName()))));
            case MissingRequestHeaderException missing ->
                Failure.invalid(List.of(InvalidInput.missing(List.of("header", missing.getHeaderName()))));
            case InvalidParameterException _ -> Failure.invalid(List.of(InvalidInput.unreadableQuery()));
            case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
            case HandlerMethodValidationException invalid -> outOfBounds(invalid);
            case NoResourceFoundException _ -> notFound();
            case NoHandlerFoundException _ -> notFound();
            case HttpRequestMethodNotSupportedException unsupported -> methodNotAllowed(unsupported);
            case HttpMediaTypeNotAcceptableException unacceptable -> notAcceptable(unacceptable);
            case HttpMediaTypeNotSupportedException _ -> unsupportedMediaType();
            case RequestRejectedException _ ->
                Failure.of(
                        HttpStatus.BAD_REQUEST,
                        "bad_request",
                        "The name of a parameter, or a header, holds a character that is not allowed there.");
            case MultipartException _ -> unsupportedMediaType(); // a form that was looked into for parameters
            case AggregateNotFoundException _ -> notFound();
            case Unavailable busy -> unavailable(busy);
            case BrokenOff off ->
                unavailable(new Unavailable(Objects.requireNonNull(off.getMessage()), Duration.ofSeconds(1)));
            default -> unforeseen(thrown, requestId);
        };
    }

    private static Failure refused(Rejection refused) {
        String message = Objects.requireNonNullElse(refused.getMessage(), refused.code());
        return switch (refused.kind()) {
            case BAD_REQUEST -> Failure.of(HttpStatus.BAD_REQUEST, refused.code(), message);
            case FORBIDDEN -> Failure.of(HttpStatus.FORBIDDEN, refused.code(), message);
            case NOT_FOUND -> Failure.of(HttpStatus.NOT_FOUND, refused.code(), message);
            case CONFLICT -> Failure.of(HttpStatus.CONFLICT, refused.code(), message);
            case INVALID ->
                Failure.invalid(List.of(new InvalidInput(place(refused.field()), message, refused.code(), null)));
        };
    }

    private static List<Object> place(@Nullable String field) {
        List<Object> loc = new ArrayList<>(List.of("body"));
        if (field != null) {
            for (String step : field.split("\\.", -1)) {
                loc.add(step.matches("\\d{1,9}") ? Integer.valueOf(step) : step);
            }
        }
        return loc;
    }

    /** What is no id in a path names nothing there could be. */
    private static Failure mismatch(MethodArgumentTypeMismatchException mismatch) {
        MethodParameter parameter = mismatch.getParameter();
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            return notFound();
        }
        Class<?> wanted = parameter.getParameterType();
        return Failure.invalid(
                List.of(InvalidInput.notA(wanted, List.of(kind(parameter), mismatch.getName()), mismatch.getValue())));
    }

    private static Failure outOfBounds(HandlerMethodValidationException invalid) {
        List<InvalidInput> inputs = new ArrayList<>();
        for (ParameterValidationResult result : invalid.getParameterValidationResults()) {
            MethodParameter parameter = result.getMethodParameter();
            String name = Objects.requireNonNullElse(parameter.getParameterName(), "?");
            for (MessageSourceResolvable error : result.getResolvableErrors()) {
                inputs.add(new InvalidInput(
                        List.of(kind(parameter), name),
                        Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid"),
                        constraint(error),
                        result.getArgument()));
            }
        }
        return Failure.invalid(inputs);
    }

    private static String constraint(MessageSourceResolvable error) {
        String[] codes = error.getCodes();
        return codes == null || codes.length == 0 ? "invalid" : WireName.of(codes[codes.length - 1]);
    }

    private static String kind(MethodParameter parameter) {
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            return "path";
        }
        return parameter.hasParameterAnnotation(RequestHeader.class) ? "header" : "query";
    }

    private static Failure notFound() {
        return Failure.of(HttpStatus.NOT_FOUND, "not_found", "Not Found");
    }

    private static Failure notAcceptable(HttpMediaTypeNotAcceptableException unacceptable) {
        String types = unacceptable.getSupportedMediaTypes().stream()
                .map(MediaType::toString)
                .filter(type -> !type.equals(MediaType.APPLICATION_JSON_VALUE))
                .collect(Collectors.joining(", "));
        return Failure.of(
                HttpStatus.NOT_ACCEPTABLE,
                "not_acceptable",
                "This can only be answered as " + (types.isEmpty() ? "JSON" : types) + ".");
    }

    private static Failure unsupportedMediaType() {
        return Failure.of(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", "The body must be application/json.");
    }

    private static Failure methodNotAllowed(HttpRequestMethodNotSupportedException unsupported) {
        String allowed =
                Objects.requireNonNullElse(unsupported.getSupportedHttpMethods(), List.<HttpMethod>of()).stream()
                        .map(HttpMethod::name)
                        .sorted()
                        .collect(Collectors.joining(", "));
        return Failure.of(HttpStatus.METHOD_NOT_ALLOWED, "method_not_allowed", "Method Not Allowed")
                .with("Allow", allowed);
    }

    private static Failure unavailable(Unavailable busy) {
        String why = Objects.requireNonNullElse(busy.getMessage(), "Not available right now. Try again.");
        return Failure.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", why)
                .with("Retry-After", Long.toString(Math.max(1, busy.retryAfter().toSeconds())));
    }

    private static Failure unforeseen(Exception thrown, String requestId) {
        if (DatabaseAway.isCauseOf(thrown)) {
            LOG.warn("request {} found no database: {}", requestId, thrown.toString());
            return unavailable(new Unavailable("The database does not answer.", Duration.ofSeconds(2)));
        }
        LOG.error("request {} failed", requestId, thrown);
        return Failure.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal_error",
                "Something went wrong here. Correlation id: " + requestId);
    }
}
