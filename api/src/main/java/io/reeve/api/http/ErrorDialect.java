package io.reeve.api.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** How errors are told below the paths of a protocol that has words of its own for them. */
public interface ErrorDialect {

    boolean isSpokenAt(String path);

    /** Writes status, type and body; the headers of the failure are set already. */
    void write(HttpServletResponse response, Failure failure) throws IOException;
}
