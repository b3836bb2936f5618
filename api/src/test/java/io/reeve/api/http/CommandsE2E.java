package io.reeve.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.reeve.api.testing.DoorAlone;
import io.reeve.api.testing.KnownTokens;
import io.reeve.api.testing.Visitor;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.Actor;
import io.reeve.kernel.Metadata;
import io.reeve.kernel.idempotency.IdempotencyRecord;
import io.reeve.kernel.projection.AwaitViews;
import io.reeve.kernel.token.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DoorAlone
class CommandsE2E {

    private static final String BODY = "{\"name\":\"a\",\"count\":1,\"lively\":true}";
    private static final String OTHER_BODY = "{\"name\":\"b\",\"count\":1,\"lively\":true}";

    private final ThingRooms rooms;
    private final KnownTokens tokens;
    private final MeterRegistry meters;
    private Visitor employee;
    private Visitor auditor;

    CommandsE2E(@Autowired ThingRooms rooms, @Autowired KnownTokens tokens, @Autowired MeterRegistry meters) {
        this.rooms = rooms;
        this.tokens = tokens;
        this.meters = meters;
    }

    @BeforeEach
    void come(@LocalServerPort int port) {
        employee = Visitor.at(port).bearing(KnownTokens.EMPLOYEE);
        auditor = Visitor.at(port).bearing(KnownTokens.AUDITOR);
        rooms.forget();
    }

    @Test
    void a_command_tells_who_acts_when_and_because_of_which_request() {
        employee.with("X-Request-Id", "abc-1").post("/sample/things", BODY);

        Caller caller = tokens.callerOf(KnownTokens.EMPLOYEE);
        MetaData metadata = rooms.commands.getFirst().getMetaData();
        assertThat(metadata)
                .containsEntry(
                        Metadata.ACTOR,
                        new Actor.Person(
                                        caller.userId().value(),
                                        caller.tokenId().value())
                                .text())
                .containsEntry(Metadata.AT, "2026-03-12T16:09:14.123456Z")
                .containsEntry(Metadata.REQUEST_ID, "abc-1")
                .containsEntry(Metadata.CORRELATION_ID, "abc-1")
                .doesNotContainKey(IdempotencyRecord.METADATA_KEY);
    }

    @Test
    void an_answer_waits_until_the_views_show_what_was_written() {
        double before = awaited("shown");

        assertThat(employee.post("/sample/things", BODY).status()).isEqualTo(201);

        assertThat(rooms.awaited).containsExactly(new AwaitViews(41, 42, Duration.ofSeconds(2)));
        assertThat(awaited("shown")).isEqualTo(before + 1);
    }

    @Test
    void rule_5_views_that_are_late_are_counted_and_what_was_written_is_a_success_all_the_same() {
        double before = awaited("late");
        rooms.shown = false;

        assertThat(employee.post("/sample/things", BODY).status()).isEqualTo(201);

        assertThat(awaited("late")).isEqualTo(before + 1);
    }

    @Test
    void rule_5_views_of_which_nobody_can_tell_do_not_turn_a_success_into_a_failure() {
        double before = awaited("failed");
        rooms.shown = null;

        assertThat(employee.post("/sample/things", BODY).status()).isEqualTo(201);

        assertThat(awaited("failed")).isEqualTo(before + 1);
    }

    @Test
    void a_call_that_is_repeated_with_its_key_has_its_effect_once_and_answers_the_same() {
        Answer first = keyed(employee, "k1").post("/sample/things", BODY);
        rooms.awaited.clear();

        Answer again = keyed(employee, "k1").post("/sample/things", BODY);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(rooms.commands).hasSize(1);
        assertThat(rooms.awaited).as("the repeat finds it in the views too").hasSize(1);
    }

    @Test
    void several_things_made_by_one_call_come_back_in_order() {
        Answer first = keyed(employee, "k1").post("/sample/pairs", null);
        Answer again = keyed(employee, "k1").post("/sample/pairs", null);

        assertThat(first.json()).hasSize(2);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(rooms.commands).hasSize(1);
    }

    @Test
    void of_two_at_once_the_later_waits_for_what_the_first_one_did_though_nothing_is_left_to_do() {
        anotherIsFaster();
        rooms.doneAlready = true;

        assertThat(keyed(employee, "k1").post("/sample/things", BODY).status()).isEqualTo(201);

        assertThat(rooms.awaited).containsExactly(new AwaitViews(41, 42, Duration.ofSeconds(2)));
    }

    /** With the same key and the same body, between the look for an earlier call and the command. */
    private void anotherIsFaster() {
        RepeatableCall first = RepeatableCall.of(
                tokens.callerOf(KnownTokens.EMPLOYEE).userId(),
                "POST",
                "/sample/things",
                "k1",
                BODY.getBytes(StandardCharsets.UTF_8),
                201);
        rooms.meanwhile = () -> {
            rooms.meanwhile = () -> {};
            rooms.keep(first.making(List.of("6d0b2f5e-52f4-4d0c-9a61-0f1c6c1f9a10")));
        };
    }

    @Test
    void of_two_at_once_the_later_answers_what_the_first_one_made() {
        anotherIsFaster();

        Answer later = keyed(employee, "k1").post("/sample/things", BODY);

        assertThat(later.status()).isEqualTo(201);
        assertThat(later.json().get("id").stringValue()).isEqualTo("6d0b2f5e-52f4-4d0c-9a61-0f1c6c1f9a10");
    }

    @Test
    void a_key_that_comes_with_another_body_is_refused() {
        keyed(employee, "k1").post("/sample/things", BODY);

        Answer answer = keyed(employee, "k1").post("/sample/things", OTHER_BODY);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("detail").get(0).get("type").stringValue()).isEqualTo("idempotency_key_reused");
        assertThat(rooms.commands).hasSize(1);
    }

    @Test
    void a_key_is_that_of_one_person_and_one_path() {
        keyed(employee, "k1").post("/sample/things", BODY);
        keyed(auditor, "k1").post("/sample/things", BODY);
        keyed(employee, "k1").post("/sample/pairs", BODY);

        assertThat(rooms.commands).hasSize(3);
    }

    @Test
    void a_refusal_is_not_kept() {
        assertThat(keyed(employee, "k1").post("/sample/refusals/conflict", null).status())
                .isEqualTo(409);
        assertThat(keyed(employee, "k1").post("/sample/refusals/conflict", null).status())
                .isEqualTo(409);
        assertThat(rooms.commands).hasSize(2);
    }

    @Test
    void the_record_that_travels_says_what_is_answered() {
        Answer answer = keyed(employee, "k1").post("/sample/things", BODY);

        IdempotencyRecord record =
                (IdempotencyRecord) rooms.commands.getFirst().getMetaData().get(IdempotencyRecord.METADATA_KEY);
        assertThat(record).isNotNull();
        assertThat(record.status()).isEqualTo(201);
        assertThat(record.ids()).containsExactly(answer.json().get("id").stringValue());
        assertThat(record.scope()).hasSize(64);
        assertThat(record.bodyHash()).hasSize(64);
    }

    @Test
    void a_key_that_is_empty_or_endless_is_refused() {
        assertThat(keyed(employee, " ").post("/sample/things", BODY).status()).isEqualTo(422);
        assertThat(keyed(employee, "k".repeat(256)).post("/sample/things", BODY).status())
                .isEqualTo(422);
        assertThat(rooms.commands).isEmpty();
    }

    private static Visitor keyed(Visitor visitor, String key) {
        return visitor.with("Idempotency-Key", key);
    }

    private double awaited(String outcome) {
        Timer timer = meters.find("reeve.views.await").tag("outcome", outcome).timer();
        return timer == null ? 0 : timer.count();
    }
}
