package io.reeve.api.scim;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ForbiddenException;
import com.unboundid.scim2.common.exceptions.NotImplementedException;
import com.unboundid.scim2.common.exceptions.PreconditionFailedException;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.exceptions.runtime.BulkRequestException;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.Unavailable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refusals in the words of RFC 7644, 3.12. */
@RestControllerAdvice(basePackageClasses = ScimErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ScimErrors {

    @ExceptionHandler
    ResponseEntity<String> refused(ScimException e) {
        return ResponseEntity.status(e.getScimError().getStatus())
                .contentType(MediaType.parseMediaType(Answers.SCIM_JSON))
                .body(Json.write(e.getScimError()));
    }

    @ExceptionHandler
    ResponseEntity<String> refused(Rejection e) {
        return refused(scim(e));
    }

    @ExceptionHandler
    ResponseEntity<String> refused(BulkRequestException e) {
        return refused(BadRequestException.invalidSyntax(String.valueOf(e.getMessage())));
    }

    static ScimException scim(Unavailable e) {
        return new ScimException(HttpStatus.SERVICE_UNAVAILABLE.value(), String.valueOf(e.getMessage()));
    }

    static ScimException scim(Rejection e) {
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
            case INVALID -> BadRequestException.invalidValue(message);
            case BAD_REQUEST -> new BadRequestException(message);
            case UNSUPPORTED -> new NotImplementedException(message);
        };
    }
}
