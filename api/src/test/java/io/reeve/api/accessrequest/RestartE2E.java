package io.reeve.api.accessrequest;

import static io.reeve.api.testing.Desk.admins;
import static io.reeve.api.testing.Desk.byHand;
import static io.reeve.api.testing.Desk.direct;
import static io.reeve.api.testing.Desk.of;
import static io.reeve.api.testing.Desk.seconds;
import static io.reeve.api.testing.Desk.stage1;
import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.reeve.api.accessrequest.EveryPost.Use;
import io.reeve.api.testing.Desk;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.group.GroupId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A node works, stops, and another takes over its database; its processes are made to see the whole log again, as after a
 * death between the commands of a process and its note that it sent them. In the end, time is put forward.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestartE2E {

    private static final Duration MONTH = Duration.ofDays(30);

    private final Map<Use, Answer> posts = new LinkedHashMap<>();
    private RunningReeve after;
    private Desk desk;
    private JdbcClient jdbc;
    private List<String> history;
    private GroupId group;
    private String heldForADay;
    private String heldForAMonth;
    private String undecided;

    @BeforeAll
    void restart() {
        try (RunningReeve before = RunningReeve.start()) {
            jdbc = before.database().jdbc();
            Desk there = new Desk(before);
            live(there);
            beginWhatTakesTime(there);
            EveryPost.of(there)
                    .forEach(use -> posts.put(use, use.call(UUID.randomUUID().toString())));
            awaitRest(before);
            history = log();
            before.close();
            jdbc.sql("""
                            update reeve.token_entry
                            set token = convert_to('{"globalIndex":0}', 'UTF8'),
                                token_type = 'org.axonframework.eventhandling.GlobalSequenceTrackingToken'
                            where processor_name like 'process-%'""").update();
            after = before.secondNode();
        }
        awaitRest(after);
    }

    @AfterAll
    void stop() {
        after.close();
    }

    @Test
    @Order(1)
    void processes_that_see_the_whole_log_again_change_nothing() {
        assertThat(log()).isEqualTo(history);
        assertThat(jdbc.sql("select count(*) from reeve.dead_letter_entry")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @Order(2)
    void rule_24_a_post_that_is_repeated_after_the_restart_changes_nothing_and_is_answered_the_same() {
        SoftAssertions every = new SoftAssertions();
        posts.forEach((use, answer) -> {
            String requestId = UUID.randomUUID().toString();
            Answer again = use.call(requestId, use.who().at(after));
            every.assertThat(again.status()).as(use.operation() + again.text()).isEqualTo(answer.status());
            every.assertThat(Use.made(again)).as(use.operation()).isEqualTo(Use.made(answer));
            every.assertThat(RepeatedPostE2E.events(jdbc, requestId))
                    .as(use.operation())
                    .isZero();
        });
        every.assertAll();
    }

    @Test
    @Order(3)
    void rule_22_expired_and_what_else_was_due_later_is_done_when_its_time_comes_and_not_before() {
        desk = new Desk(after);
        after.clock().putForward(MONTH.minusDays(1));
        desk.awaitStatus(heldForADay, "TIME_BASED_EXPIRED");
        assertThat(desk.status(heldForAMonth)).isEqualTo("COMPLETED");
        assertThat(desk.status(undecided)).isEqualTo("PENDING_APPROVAL");

        after.clock().putForward(Duration.ofDays(2));
        desk.awaitStatus(heldForAMonth, "TIME_BASED_EXPIRED");
        assertThat(desk.members(group)).isEmpty();
        desk.awaitStatus(undecided, "EXPIRED");
        soon().untilAsserted(() -> assertThat(desk.openTasks(undecided)).isEmpty());
        assertThat(desk.tasks(undecided).getFirst().get("status").asString()).isEqualTo("EXPIRED");
    }

    private void beginWhatTakesTime(Desk there) {
        RunningReeve reeve = there.reeve();
        Person employee = reeve.person();
        group = reeve.group();
        heldForADay = there.ask(
                employee, there.app("", direct()), seconds(Duration.ofDays(1).toSeconds()));
        String app = there.app("", byHand());
        heldForAMonth = there.ask(employee, app, of(there.permission(app, group)), seconds(MONTH.toSeconds()));
        undecided = there.ask(employee, there.app(stage1(reeve.person()), direct()));
        there.awaitStatus(heldForADay, "COMPLETED");
        there.awaitStatus(heldForAMonth, "COMPLETED");
        assertThat(there.members(group)).containsExactly(employee.id().toString());
        there.task(undecided);
    }

    /** One of each: decided and given to a group until it ended, given by hand and taken back, cancelled on the way. */
    private static void live(Desk desk) {
        RunningReeve reeve = desk.reeve();
        Person employee = reeve.person();
        Person approver = reeve.person();
        Person owner = reeve.person();
        GroupId group = reeve.group();
        String app = desk.app(stage1(approver), byHand());
        String ended = desk.ask(employee, app, of(desk.permission(app, group)), seconds(1));
        desk.complete(approver, desk.task(ended, "APPROVE_STAGE_1"));
        String reverted = desk.ask(employee, desk.app(admins(owner), byHand()));
        desk.complete(owner, desk.task(reverted, "PROVISION_ACCESS"));
        desk.awaitStatus(reverted, "COMPLETED");
        desk.admin()
                .door()
                .post("/admin/access_requests/" + reverted + "/revert", null)
                .expect(204);
        desk.complete(owner, desk.task(reverted, "REMOVE_ACCESS"));
        String cancelled = desk.ask(employee, desk.app(admins(owner), direct() + ", \"manual_steps_needed\": true"));
        desk.task(cancelled, "PROVISION_ACCESS");
        employee.door().delete("/appstore/access_requests/" + cancelled).expect(204);
        desk.awaitStatus(ended, "TIME_BASED_EXPIRED");
        desk.awaitStatus(reverted, "REVERTED");
        soon().untilAsserted(() -> assertThat(desk.accountStatuses(employee))
                .containsOnly("ACCESS_REMOVED", "MANUALLY_REMOVED", "DEPROVISIONED"));
    }

    /** All processors of the node have handled all there is, and nothing came of it: nothing is under way any more. */
    private void awaitRest(RunningReeve reeve) {
        MeterRegistry meters = reeve.part(MeterRegistry.class);
        soon().atMost(Duration.ofSeconds(60)).until(() -> {
            long head = head();
            return meters.find("reeve.processor.position").gauges().stream()
                            .mapToDouble(Gauge::value)
                            .allMatch(position -> position >= head)
                    && head == head();
        });
    }

    private long head() {
        return jdbc.sql("select position from reeve.log_head").query(Long.class).single();
    }

    private List<String> log() {
        return jdbc.sql("select name from reeve.event order by position")
                .query(String.class)
                .list();
    }
}
