package io.reeve.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.DoorAlone;
import io.reeve.api.testing.KnownTokens;
import io.reeve.api.testing.Visitor;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.user.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@DoorAlone
@ExtendWith(OutputCaptureExtension.class)
class TokensE2E {

    private Visitor nobody;
    private final KnownTokens tokens;

    TokensE2E(@Autowired KnownTokens tokens) {
        this.tokens = tokens;
    }

    @BeforeEach
    void come(@LocalServerPort int port) {
        nobody = Visitor.at(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/inline_webhooks", "/no/such/path", "/actuator/prometheus", "/actuator/env", "/error"})
    void nothing_else_is_shown_without_a_token(String path) {
        Answer answer = nobody.get(path);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).isEqualTo("{\"detail\":\"Not authenticated\"}");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/info", "/art", "/openapi.json", "/actuator/health", "/actuator/health/liveness"})
    void what_is_open_needs_no_token(String path) {
        assertThat(nobody.get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer lsk_unknown", "Bearer", "Bearer a b", "Basic bHNrOmxzaw==", "lsk_employee"})
    void whatever_is_no_good_token_gets_the_same_answer(String authorization) {
        Answer answer = nobody.with("Authorization", authorization).get("/inline_webhooks");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).isEqualTo("{\"detail\":\"Not authenticated\"}");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void a_token_in_the_query_is_no_token() {
        assertThat(nobody.get("/inline_webhooks?access_token=" + KnownTokens.EMPLOYEE)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_good_token_is_let_in_until_it_is_revoked() {
        tokens.issue("lsk_short_lived", Role.USER);
        Visitor guest = nobody.bearing("lsk_short_lived");
        assertThat(guest.get("/inline_webhooks").status()).isEqualTo(200);

        tokens.revoke("lsk_short_lived");

        assertThat(guest.get("/inline_webhooks").status()).isEqualTo(401);
    }

    @Test
    void measurements_are_for_those_who_read_everything() {
        assertThat(nobody.bearing(KnownTokens.EMPLOYEE)
                        .get("/actuator/prometheus")
                        .status())
                .isEqualTo(403);
        assertThat(nobody.bearing(KnownTokens.AUDITOR)
                        .get("/actuator/prometheus")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_token_that_cannot_be_looked_up_is_not_called_wrong() {
        Answer answer = nobody.bearing(KnownTokens.WHILE_DATABASE_IS_AWAY).get("/inline_webhooks");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.json().get("detail").stringValue()).isNotEmpty();
    }

    @Test
    void no_session_and_no_cookie_is_made() {
        assertThat(nobody.bearing(KnownTokens.EMPLOYEE).get("/inline_webhooks").header("Set-Cookie"))
                .isNull();
    }

    @Test
    void answers_forbid_what_a_browser_might_do_with_them() {
        Answer answer = nobody.bearing(KnownTokens.EMPLOYEE).get("/inline_webhooks");

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Server")).isNull();
    }

    @Test
    void a_token_is_never_logged(CapturedOutput output) {
        nobody.bearing("lsk_secret_of_somebody").get("/inline_webhooks");
        nobody.bearing(KnownTokens.EMPLOYEE).get("/sample/broken");

        assertThat(output).doesNotContain("lsk_secret_of_somebody").doesNotContain(KnownTokens.EMPLOYEE);
    }
}
