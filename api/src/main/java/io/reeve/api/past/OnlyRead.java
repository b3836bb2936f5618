package io.reeve.api.past;

import io.reeve.api.http.Failure;
import io.reeve.api.http.FailureWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses whatever is not a look, before anything else is asked: what has happened cannot be changed. */
@Component
@Profile("past")
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class OnlyRead extends OncePerRequestFilter {

    private static final Set<String> LOOKS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String SENTENCE = "This server shows the past, which cannot be changed.";

    private final FailureWriter writer;

    OnlyRead(FailureWriter writer) {
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (LOOKS.contains(request.getMethod())) {
            chain.doFilter(request, response);
        } else {
            writer.write(request, response, Failure.of(HttpStatus.CONFLICT, "past", SENTENCE));
        }
    }
}
