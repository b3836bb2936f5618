package io.reeve.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.DoorAlone;
import io.reeve.api.testing.KnownTokens;
import io.reeve.api.testing.Visitor;
import io.reeve.api.testing.Visitor.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@DoorAlone
class ErrorsE2E {

    private Visitor employee;
    private int port;

    @BeforeEach
    void come(@LocalServerPort int port) {
        this.port = port;
        employee = Visitor.at(port).bearing(KnownTokens.EMPLOYEE);
    }

    @ParameterizedTest
    @CsvSource({
        "bad,400,That makes no sense.",
        "forbidden,403,This is not yours.",
        "gone,404,No such thing.",
        "conflict,409,That was done already.",
        "raced,409,Others kept changing this at the same moment; please try again."
    })
    void rule_9_a_refusal_is_its_status_and_its_sentence(String why, int status, String sentence) {
        Answer answer = employee.post("/sample/refusals/" + why, null);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).isEqualTo("{\"detail\":\"" + sentence + "\"}");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void rule_9_an_input_that_a_decision_refuses_is_told_where_it_stands() {
        Answer answer = employee.post("/sample/refusals/invalid", null);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text())
                .isEqualTo("{\"detail\":[{\"loc\":[\"body\",\"request_flow\",\"approvers\",0],"
                        + "\"msg\":\"There is no such user.\",\"type\":\"unknown_user\",\"input\":null}]}");
    }

    @Test
    void rule_9_who_accepts_problems_gets_one_with_the_same_facts() {
        Answer answer = employee.with("Accept", "application/json, application/problem+json")
                .with("X-Request-Id", "abc-1")
                .post("/sample/refusals/conflict", null);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text())
                .isEqualTo("{\"type\":\"urn:reeve:problem:done-already\",\"title\":\"Conflict\",\"status\":409,"
                        + "\"detail\":\"That was done already.\",\"instance\":\"urn:reeve:request:abc-1\","
                        + "\"code\":\"done_already\"}");
    }

    @Test
    void a_problem_lists_every_input_that_is_wrong() {
        Answer answer = employee.with("Accept", "application/problem+json").get("/sample/things?page=0&size=101");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("errors")).hasSize(2);
    }

    @Test
    void a_success_is_never_called_a_problem() {
        Answer answer = employee.with("Accept", "application/problem+json").get("/sample/things");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void a_missing_token_can_be_a_problem_too() {
        Answer answer =
                Visitor.at(port).with("Accept", "application/problem+json").get("/sample/things");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("code").stringValue()).isEqualTo("not_authenticated");
    }

    @Test
    void what_nobody_foresaw_tells_nothing_but_how_to_find_it_in_the_log() {
        Answer answer = employee.with("X-Request-Id", "find-me").get("/sample/broken");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).isEqualTo("{\"detail\":\"Something went wrong here. Correlation id: find-me\"}");
    }

    @Test
    void a_command_that_breaks_tells_nothing_either() {
        Answer answer = employee.post("/sample/refusals/surprise", null);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).doesNotContain("secret");
    }

    @Test
    void a_system_that_is_busy_says_when_to_come_back() {
        Answer answer = employee.get("/sample/busy");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("7");
        assertThat(answer.json().get("detail").stringValue()).isNotEmpty();
    }

    @Test
    void a_database_that_is_away_is_no_fault_of_the_caller() {
        Answer answer = employee.get("/sample/no-database");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("2");
    }

    @Test
    void a_path_that_is_not_there_is_not_found() {
        assertThat(employee.get("/no/such/path").status()).isEqualTo(404);
        assertThat(employee.get("/no/such/path").text()).isEqualTo("{\"detail\":\"Not Found\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PATCH", "DELETE"})
    void what_is_no_id_in_a_path_is_not_found(String method) {
        Answer answer = employee.send(method, "/sample/things/17", method.equals("PATCH") ? "{}" : null);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEqualTo("{\"detail\":\"Not Found\"}");
    }

    @Test
    void a_method_that_a_path_does_not_have_is_refused_with_those_it_has() {
        Answer answer = employee.send("PUT", "/sample/things", "{}");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.text()).isEqualTo("{\"detail\":\"Method Not Allowed\"}");
        assertThat(answer.header("Allow")).contains("GET").contains("POST");
    }

    @Test
    void a_body_of_another_type_is_refused() {
        Answer answer = employee.with("Content-Type", "text/xml").post("/sample/body", "<a/>");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.json().get("detail").stringValue()).isNotEmpty();
    }

    @Test
    void who_accepts_only_what_there_is_not_is_told_so_in_json() {
        Answer answer = employee.with("Accept", "text/html").get("/sample/things");

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void a_body_that_is_too_large_is_refused() {
        Answer answer = employee.post("/sample/body", "{\"name\":\"" + "x".repeat(1024 * 1024) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().get("detail").stringValue()).contains("1048576");
    }

    @Test
    void a_body_that_does_not_say_how_large_it_is_cannot_be_larger_either() {
        byte[] body = "x".repeat(1024 * 1024 + 1).getBytes(StandardCharsets.UTF_8);
        HttpRequest chunked = HttpRequest.newBuilder(employee.door().resolve("/sample/body"))
                .headers(employee.headers().toArray(String[]::new))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        assertThat(employee.send(chunked).status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sample//things",
                "/sample/things;a=b",
                "/sample/%2e%2e/x",
                "/sample/things/a%2Fb",
                "/sample/things/a%00b"
            })
    void a_path_that_the_firewall_refuses_is_answered_in_json(String path) throws IOException {
        String answer =
                raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                        + KnownTokens.EMPLOYEE + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4").contains("{\"detail\":").doesNotContain("<html");
    }

    @Test
    void a_request_that_is_not_even_http_gets_no_page() throws IOException {
        String answer = raw("GET /things?a=\"<>\\^ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("{\"detail\":").doesNotContain("<html");
    }

    @Test
    void the_id_of_a_request_comes_back_and_one_unfit_for_a_log_is_replaced() {
        assertThat(employee.with("X-Request-Id", "abc-123")
                        .get("/sample/things")
                        .header("X-Request-Id"))
                .isEqualTo("abc-123");
        assertThat(employee.with("X-Request-Id", "a b").get("/sample/things").header("X-Request-Id"))
                .hasSize(36);
        assertThat(employee.get("/sample/things").header("X-Request-Id")).hasSize(36);
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
