package io.reeve.api.accessrequest;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.accessrequest.EveryPost.Use;
import io.reeve.api.testing.AtOnce;
import io.reeve.api.testing.Desk;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.Visitor.Answer;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rule 24: a POST that carries an {@code Idempotency-Key} has its effect once. Each call has a request id of its own, and
 * every event says which request it comes from: a call that changed nothing is one that no event names.
 */
class RepeatedPostE2E {

    private static final int CALLERS = 3;

    private final RunningReeve reeve = RunningReeve.shared();

    @Test
    void every_post_of_the_contract_is_tried_here() {
        Set<String> tried =
                EveryPost.of(new Desk(reeve)).stream().map(Use::operation).collect(Collectors.toSet());
        Set<String> published = reeve.admin().get("/openapi.json").json().get("paths").properties().stream()
                .filter(path -> path.getValue().has("post"))
                .map(path -> path.getKey())
                .filter(path -> Stream.of("/admin/", "/scim/", "/audit/").noneMatch(path::startsWith))
                .collect(Collectors.toSet());
        assertThat(tried).containsAll(published);
    }

    @Test
    void rule_24_the_second_call_changes_nothing_and_is_answered_as_the_first() {
        SoftAssertions every = new SoftAssertions();
        for (Use use : EveryPost.of(new Desk(reeve))) {
            String first = UUID.randomUUID().toString();
            String second = UUID.randomUUID().toString();
            Answer answer = use.call(first);
            Answer again = use.call(second);
            every.assertThat(answer.status())
                    .as(use.operation() + answer.text())
                    .isBetween(200, 204);
            every.assertThat(again.status()).as(use.operation() + again.text()).isEqualTo(answer.status());
            every.assertThat(Use.made(again)).as(use.operation()).isEqualTo(Use.made(answer));
            every.assertThat(events(reeve.database().jdbc(), first))
                    .as(use.operation())
                    .isPositive();
            every.assertThat(events(reeve.database().jdbc(), second))
                    .as(use.operation())
                    .isZero();
        }
        every.assertAll();
    }

    @Test
    void rule_24_of_several_at_once_one_has_an_effect_and_all_are_answered_the_same() throws Exception {
        SoftAssertions every = new SoftAssertions();
        for (Use use : EveryPost.of(new Desk(reeve))) {
            List<String> ids = Stream.generate(() -> UUID.randomUUID().toString())
                    .limit(CALLERS)
                    .toList();
            List<Answer> answers = AtOnce.all(ids.stream()
                    .map(id -> (Callable<Answer>) () -> use.call(id))
                    .toList());
            every.assertThat(answers)
                    .extracting(Answer::status)
                    .as(use.operation())
                    .allMatch(status -> status < 300);
            every.assertThat(answers.stream().map(Use::made).distinct())
                    .as(use.operation())
                    .hasSize(1);
            every.assertThat(ids.stream().filter(id -> events(reeve.database().jdbc(), id) > 0))
                    .as(use.operation())
                    .hasSize(1);
        }
        every.assertAll();
    }

    /** How many events come from that request, those of processes included. */
    static long events(JdbcClient jdbc, String requestId) {
        return jdbc.sql(
                        "select count(*) from reeve.event where convert_from(metadata, 'UTF8')::jsonb ->> 'requestId' = ?")
                .param(requestId)
                .query(Long.class)
                .single();
    }
}
