package io.reeve.api.scim;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ForbiddenException;
import com.unboundid.scim2.common.exceptions.PreconditionFailedException;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.exceptions.runtime.BulkRequestException;
import io.reeve.api.http.ErrorDialect;
import io.reeve.api.http.Failure;
import io.reeve.api.http.Failures;
import io.reeve.kernel.Rejection;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What went wrong, in the words of RFC 7644, 3.12, wherever below {@code /scim} it was noticed. */
@RestControllerAdvice(basePackageClasses = ScimErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ScimErrors implements ErrorDialect {

    @ExceptionHandler
    void refused(ScimException e, HttpServletResponse response) throws IOException {
        write(response, e);
    }

    @ExceptionHandler
    void refused(Rejection e, HttpServletResponse response) throws IOException {
        write(response, scim(e));
    }

    @ExceptionHandler
    void refused(BulkRequestException e, HttpServletResponse response) throws IOException {
        write(response, scim(e));
    }

    @Override
    public boolean isSpokenAt(String path) {
        return path.startsWith("/scim/");
    }

    @Override
    public void write(HttpServletResponse response, Failure failure) throws IOException {
        write(response, scim(failure));
    }

    private static void write(HttpServletResponse response, ScimException error) throws IOException {
        response.setStatus(error.getScimError().getStatus());
        response.setContentType(Answers.SCIM_JSON);
        response.getOutputStream().write(Json.write(error.getScimError()).getBytes(StandardCharsets.UTF_8));
    }

    /** Anything that can be thrown on the way of one operation. */
    static ScimException scim(Exception thrown, String requestId) {
        return switch (thrown) {
            case ScimException e -> e;
            case Rejection e -> scim(e);
            case BulkRequestException e -> scim(e);
            default -> scim(Failures.failure(thrown, requestId));
        };
    }

    private static ScimException scim(BulkRequestException e) {
        return BadRequestException.invalidSyntax(String.valueOf(e.getMessage()));
    }

    private static ScimException scim(Rejection e) {
        String message = String.valueOf(e.getMessage());
        return switch (e.kind()) {
            case FORBIDDEN -> new ForbiddenException(message);
            case NOT_FOUND -> new ResourceNotFoundException(message);
            case CONFLICT ->
                switch (e.code()) {
                    case "version_mismatch" -> new PreconditionFailedException(message);
                    case "taken" -> ResourceConflictException.uniqueness(message);
                    default -> new ResourceConflictException(message);
                };
            case INVALID ->
                "filter".equals(e.field())
                        ? BadRequestException.invalidFilter(message)
                        : BadRequestException.invalidValue(message);
            case BAD_REQUEST -> new BadRequestException(message);
        };
    }

    /** SCIM has no 422: an input that is wrong is 400, with a type that says in what way. */
    private static ScimException scim(Failure failure) {
        if (failure.inputs().isEmpty()) {
            return new ScimException(failure.status().value(), failure.detail());
        }
        boolean wholeBody = failure.inputs().getFirst().loc().equals(List.of("body"));
        return wholeBody
                ? BadRequestException.invalidSyntax(failure.detail())
                : BadRequestException.invalidValue(failure.detail());
    }
}
