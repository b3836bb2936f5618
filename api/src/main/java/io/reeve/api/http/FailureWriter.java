package io.reeve.api.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Writes every error answer there is. The published contract has {@code {"detail": ...}}, where detail is a sentence, or for
 * 422 the list of inputs that are wrong; who accepts {@code application/problem+json} gets the same facts as RFC 9457 has
 * them. Where another protocol is spoken, errors are in its words whatever is accepted.
 */
@Component
public final class FailureWriter {

    private final WireJson json;
    private final List<ErrorDialect> dialects;

    FailureWriter(WireJson json, ObjectProvider<ErrorDialect> dialects) {
        this.json = json;
        this.dialects = dialects.stream().toList();
    }

    public void write(HttpServletRequest request, HttpServletResponse response, Failure failure) throws IOException {
        if (response.isCommitted()) {
            return; // the status is on its way already, and half an answer must not become one and a half
        }
        response.resetBuffer();
        failure.headers().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        String path = path(request);
        for (ErrorDialect dialect : dialects) {
            if (dialect.isSpokenAt(path)) {
                dialect.write(response, failure);
                return;
            }
        }
        boolean problem = wantsProblem(request);
        response.setStatus(failure.status().value());
        response.setContentType(problem ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.APPLICATION_JSON_VALUE);
        json.mapper().writeValue(response.getOutputStream(), problem ? problem(failure, request) : plain(failure));
    }

    private static Map<String, ?> plain(Failure failure) {
        return Map.of("detail", failure.inputs().isEmpty() ? failure.detail() : failure.inputs());
    }

    private static Map<String, ?> problem(Failure failure, HttpServletRequest request) {
        Map<String, Object> problem = new LinkedHashMap<>();
        HttpStatus status = HttpStatus.resolve(failure.status().value());
        problem.put("type", "urn:reeve:problem:" + failure.code().replace('_', '-'));
        problem.put("title", status == null ? "Error" : status.getReasonPhrase());
        problem.put("status", failure.status().value());
        problem.put("detail", failure.detail());
        problem.put("instance", "urn:reeve:request:" + RequestId.of(request));
        problem.put("code", failure.code());
        if (!failure.inputs().isEmpty()) {
            problem.put("errors", failure.inputs());
        }
        return problem;
    }

    /** Where the caller went, also when the server has sent the request on to its error page. */
    private static String path(HttpServletRequest request) {
        Object asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = asked instanceof String uri ? uri : request.getRequestURI();
        return path.substring(request.getContextPath().length());
    }

    /** Only who names the type gets it; {@code *}{@code /*} does not. */
    private static boolean wantsProblem(HttpServletRequest request) {
        try {
            return MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT)).stream()
                    .anyMatch(MediaType.APPLICATION_PROBLEM_JSON::equalsTypeAndSubtype);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
