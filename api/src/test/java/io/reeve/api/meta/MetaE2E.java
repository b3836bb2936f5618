package io.reeve.api.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.DoorAlone;
import io.reeve.api.testing.KnownTokens;
import io.reeve.api.testing.Visitor;
import io.reeve.api.testing.Visitor.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@DoorAlone
class MetaE2E {

    private Visitor visitor;

    @BeforeEach
    void come(@LocalServerPort int port) {
        visitor = Visitor.at(port);
    }

    @Test
    void anybody_may_ask_which_build_is_running() {
        Answer answer = visitor.get("/info");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("name").stringValue()).isEqualTo("reeve");
    }

    @Test
    void the_drawing_is_plain_text() {
        Answer answer = visitor.get("/art");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/plain");
        assertThat(answer.text()).contains("R E E V E");
    }

    @Test
    void there_are_no_inline_webhooks_yet() {
        Answer answer = visitor.bearing(KnownTokens.EMPLOYEE).get("/inline_webhooks");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("[]");
    }
}
