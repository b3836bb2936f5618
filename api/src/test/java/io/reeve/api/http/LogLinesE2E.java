package io.reeve.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import io.reeve.api.testing.DoorAlone;
import io.reeve.api.testing.KnownTokens;
import io.reeve.api.testing.Visitor;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DoorAlone
@ExtendWith(OutputCaptureExtension.class)
class LogLinesE2E {

    private static final String ID = "the-one-that-broke";

    private Visitor employee;

    @BeforeEach
    void come(@LocalServerPort int port) {
        employee = Visitor.at(port).bearing(KnownTokens.EMPLOYEE).with("X-Request-Id", ID);
    }

    @Test
    void what_a_request_leaves_in_the_log_says_which_it_was_and_nothing_of_its_token(CapturedOutput log) {
        employee.get("/sample/broken").expect(500);

        assertThat(log.getOut().lines()).anyMatch(line -> line.contains(" ERROR ") && line.contains(" [" + ID + "] "));
        assertThat(log.getAll()).doesNotContain(KnownTokens.EMPLOYEE);
    }

    @Test
    void a_line_that_no_request_caused_has_no_room_for_one(CapturedOutput log) {
        LoggerFactory.getLogger(LogLinesE2E.class).warn("nobody asked");

        assertThat(log.getOut().lines())
                .filteredOn(line -> line.endsWith("nobody asked"))
                .singleElement()
                .asString()
                .doesNotContain("[]");
    }

    @Test
    void for_machines_the_line_is_one_json_object_with_the_id_in_a_field() {
        LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
        StructuredLogEncoder ecs = new StructuredLogEncoder();
        ecs.setContext(logging);
        ecs.setFormat("ecs");
        ecs.start();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(logging);
        appender.setEncoder(ecs);
        appender.setOutputStream(written);
        appender.start();
        Logger failures = logging.getLogger(Failures.class);
        failures.addAppender(appender);
        try {
            employee.get("/sample/broken").expect(500);
        } finally {
            failures.detachAppender(appender);
            appender.stop();
        }

        String line = written.toString(StandardCharsets.UTF_8);
        JsonNode said = new JsonMapper().readTree(line);
        assertThat(line.lines()).hasSize(1);
        assertThat(said.get("requestId").asString()).isEqualTo(ID);
        assertThat(said.at("/service/name").asString()).isEqualTo("reeve");
        assertThat(said.at("/error/stack_trace").asString()).isNotEmpty();
        assertThat(line).doesNotContain(KnownTokens.EMPLOYEE);
    }
}
