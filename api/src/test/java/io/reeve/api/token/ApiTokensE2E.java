package io.reeve.api.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.user.Role;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class ApiTokensE2E {

    private final RunningReeve reeve = RunningReeve.shared();
    private final Person ada = reeve.person();
    private final Person auditor = reeve.person(Role.AUDITOR);

    @Test
    void a_token_is_shown_once_and_lets_its_owner_in() {
        Answer issued = ada.door().post("/api_tokens", "{\"name\":\"laptop\"}");
        assertThat(issued.status()).isEqualTo(201);
        JsonNode token = issued.json();
        assertThat(token.propertyNames())
                .containsExactlyInAnyOrder("id", "name", "user_id", "token", "created_at", "expires_at");
        assertThat(token.get("token").stringValue()).matches("lsk_[A-Za-z0-9_-]{43}");
        assertThat(token.get("user_id").stringValue()).isEqualTo(ada.id().toString());
        assertThat(token.get("created_at").stringValue()).endsWith("Z");
        assertThat(token.get("expires_at").isNull()).isTrue();
        assertThat(reeve.visitor()
                        .bearing(token.get("token").stringValue())
                        .get("/users/current")
                        .json()
                        .get("id")
                        .stringValue())
                .isEqualTo(ada.id().toString());

        JsonNode listed = ada.door().get("/api_tokens").json();
        assertThat(listed.get("total").intValue()).isEqualTo(2);
        assertThat(listed.toString()).doesNotContain("lsk_").doesNotContain("hash");
    }

    @Test
    void a_token_is_kept_nowhere() {
        String token = issue("{\"name\":\"laptop\"}").get("token").stringValue();
        JdbcClient jdbc = JdbcClient.create(reeve.part(DataSource.class));
        assertThat(jdbc.sql("select count(*) from reeve.event_readable where payload::text like ?")
                        .param("%" + token + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from reeve.api_token t where t::text like ?")
                        .param("%" + token + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_revoked_token_lets_nobody_in_at_once() {
        JsonNode token = issue("{\"name\":\"laptop\"}");
        String path = "/api_tokens/" + token.get("id").stringValue();
        assertThat(ada.door().delete(path).status()).isEqualTo(204);
        assertThat(reeve.visitor()
                        .bearing(token.get("token").stringValue())
                        .get("/users/current")
                        .status())
                .isEqualTo(401);
        assertThat(ada.door().delete(path).status()).isEqualTo(404);
    }

    @Test
    void a_token_that_has_run_out_is_refused_from_the_start() {
        Answer refused = ada.door().post("/api_tokens", "{\"name\":\"old\",\"expires_at\":\"2020-01-01T00:00:00Z\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("detail").get(0).get("loc").toString()).contains("expires_at");
    }

    @Test
    void a_token_that_is_to_run_out_says_when() {
        JsonNode token = issue("{\"name\":\"short\",\"expires_at\":\"2999-01-01T00:00:00+02:00\"}");
        assertThat(token.get("expires_at").stringValue()).isEqualTo("2998-12-31T22:00:00Z");
    }

    @Test
    void only_administrators_issue_tokens_for_others() {
        String forAda = "{\"name\":\"robot\",\"user_id\":\"" + ada.id() + "\"}";
        assertThat(auditor.door().post("/api_tokens", forAda).status()).isEqualTo(403);
        Answer issued = reeve.admin().post("/api_tokens", forAda);
        assertThat(issued.status()).isEqualTo(201);
        assertThat(issued.json().get("user_id").stringValue())
                .isEqualTo(ada.id().toString());
    }

    @Test
    void a_token_of_somebody_else_is_not_there() {
        String path = "/api_tokens/" + issue("{\"name\":\"laptop\"}").get("id").stringValue();
        assertThat(auditor.door().delete(path).status()).isEqualTo(404);
        assertThat(reeve.admin().delete(path).status()).isEqualTo(204);
        assertThat(ada.door().delete("/api_tokens/" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }

    @Test
    void tokens_of_others_are_listed_for_those_who_read_everything() {
        assertThat(auditor.door()
                        .get("/api_tokens?user_id=" + ada.id())
                        .json()
                        .get("total")
                        .intValue())
                .isEqualTo(1);
        assertThat(ada.door().get("/api_tokens?user_id=" + auditor.id()).status())
                .isEqualTo(403);
        assertThat(ada.door().get("/api_tokens").json().get("total").intValue()).isEqualTo(1);
    }

    @Test
    void a_token_needs_a_name() {
        assertThat(ada.door().post("/api_tokens", "{}").status()).isEqualTo(422);
        assertThat(ada.door().post("/api_tokens", "{\"name\":\"\"}").status()).isEqualTo(422);
    }

    @Test
    void rule_24_a_repeated_call_issues_one_token_and_does_not_show_it_again() {
        String key = UUID.randomUUID().toString();
        JsonNode first = ada.door()
                .with("Idempotency-Key", key)
                .post("/api_tokens", "{\"name\":\"laptop\"}")
                .json();
        Answer again = ada.door().with("Idempotency-Key", key).post("/api_tokens", "{\"name\":\"laptop\"}");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().get("id")).isEqualTo(first.get("id"));
        assertThat(again.json().get("token").isNull()).isTrue();
        assertThat(ada.door().get("/api_tokens").json().get("total").intValue()).isEqualTo(2);
    }

    private JsonNode issue(String body) {
        Answer answer = ada.door().post("/api_tokens", body);
        assertThat(answer.status()).isEqualTo(201);
        return answer.json();
    }
}
