package io.reeve.api.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Errors that never reached a controller, such as a path that the firewall refused, in the same shape as all others.
 */
@Controller
class LastResort implements ErrorController {

    private final FailureWriter writer;

    LastResort(FailureWriter writer) {
        this.writer = writer;
    }

    @RequestMapping("${server.error.path:/error}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        writer.write(request, response, failure(request));
    }

    private static Failure failure(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number
                ? Objects.requireNonNullElse(HttpStatus.resolve(number), HttpStatus.INTERNAL_SERVER_ERROR)
                : HttpStatus.NOT_FOUND;
        String detail = status.is5xxServerError()
                ? "Something went wrong here. Correlation id: " + RequestId.of(request)
                : status.getReasonPhrase();
        return Failure.of(status, status.name().toLowerCase(Locale.ROOT), detail);
    }
}
