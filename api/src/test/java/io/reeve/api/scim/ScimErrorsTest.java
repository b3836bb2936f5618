package io.reeve.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.common.messages.ErrorResponse;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.Unavailable;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of one operation of many, whatever is thrown on its way. */
class ScimErrorsTest {

    @Test
    void a_server_that_cannot_take_it_now_is_told_from_one_that_failed() {
        assertThat(told(new Unavailable("Too much to do.", Duration.ofSeconds(1)))
                        .getStatus())
                .isEqualTo(503);
        assertThat(told(new IllegalStateException(new SQLTransientConnectionException("none left")))
                        .getStatus())
                .isEqualTo(503);
        ErrorResponse failed = told(new IllegalStateException("secret"));
        assertThat(failed.getStatus()).isEqualTo(500);
        assertThat(failed.getDetail()).contains("request 1").doesNotContain("secret");
    }

    @Test
    void a_refusal_keeps_what_scim_calls_it() {
        assertThat(told(Rejection.conflict("version_mismatch", "Changed.")).getStatus())
                .isEqualTo(412);
        assertThat(told(Rejection.conflict("taken", "Taken.")).getScimType()).isEqualTo("uniqueness");
        assertThat(told(Rejection.invalid("name", "missing", "A name is needed."))
                        .getScimType())
                .isEqualTo("invalidValue");
    }

    private static ErrorResponse told(Exception thrown) {
        return ScimErrors.scim(thrown, "request 1").getScimError();
    }
}
