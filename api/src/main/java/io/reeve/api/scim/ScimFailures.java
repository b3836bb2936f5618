package io.reeve.api.scim;

import com.unboundid.scim2.common.exceptions.ScimException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;

/** Refusals that are given before a request comes to a controller, in the words of RFC 7644, 3.12. */
public final class ScimFailures {

    private ScimFailures() {}

    public static void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(Answers.SCIM_JSON);
        response.getOutputStream()
                .write(Json.write(new ScimException(status.value(), detail).getScimError())
                        .getBytes(StandardCharsets.UTF_8));
    }
}
