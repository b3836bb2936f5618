package io.reeve.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What a filter throws is answered like what a controller throws: most of all that the database is away when the caller's
 * token is to be looked up. The server, which would take it for a defect and log it at length, never sees it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class FilterFailures extends OncePerRequestFilter {

    private final FailureWriter writer;

    FilterFailures(FailureWriter writer) {
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException thrown) {
            if (response.isCommitted()) {
                throw thrown;
            }
            writer.write(request, response, Failures.failure(thrown, RequestId.of(request)));
        }
    }
}
