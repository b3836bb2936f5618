package io.reeve.api.accessrequest;

import static io.reeve.api.accessrequest.Desk.admins;
import static io.reeve.api.accessrequest.Desk.answered;
import static io.reeve.api.accessrequest.Desk.byHand;
import static io.reeve.api.accessrequest.Desk.direct;
import static io.reeve.api.accessrequest.Desk.of;
import static io.reeve.api.accessrequest.Desk.seconds;
import static io.reeve.api.accessrequest.Desk.stage1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.kernel.group.GroupId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node may die after a command of a process was committed and before the process has noted that it sent it. */
class RepeatedDeliveryE2E {

    @Test
    void processes_that_see_the_whole_log_again_change_nothing() {
        List<String> history;
        JdbcClient jdbc;
        try (RunningReeve reeve = RunningReeve.start()) {
            jdbc = reeve.database().jdbc();
            live(new Desk(reeve));
            history = log(jdbc);
            reeve.close();
            jdbc.sql("""
                            update reeve.token_entry
                            set token = convert_to('{"globalIndex":0}', 'UTF8'),
                                token_type = 'org.axonframework.eventhandling.GlobalSequenceTrackingToken'
                            where processor_name like 'process-%'""").update();
            try (RunningReeve again = reeve.secondNode()) {
                Desk desk = new Desk(again);
                long head = log(jdbc).size();
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(lowestToken(jdbc)).isGreaterThanOrEqualTo(head));
                assertThat(desk.admin).isNotNull();
            }
        }
        assertThat(log(jdbc)).startsWith(history.toArray(String[]::new));
        assertThat(log(jdbc).subList(history.size(), log(jdbc).size()))
                .noneMatch(name -> name.startsWith("access_request.") || name.startsWith("task."))
                .noneMatch(name -> name.startsWith("account.") || name.startsWith("membership."));
        assertThat(jdbc.sql("select count(*) from reeve.dead_letter_entry")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** One of each: decided and given to a group until it ended, given by hand and taken back, cancelled on the way. */
    private static void live(Desk desk) {
        RunningReeve reeve = desk.reeve;
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
        answered(204, desk.admin.door().post("/admin/access_requests/" + reverted + "/revert", null));
        desk.complete(owner, desk.task(reverted, "REMOVE_ACCESS"));
        String cancelled = desk.ask(employee, desk.app(admins(owner), direct() + ", \"manual_steps_needed\": true"));
        desk.task(cancelled, "PROVISION_ACCESS");
        answered(204, employee.door().delete("/appstore/access_requests/" + cancelled));
        desk.awaitStatus(ended, "TIME_BASED_EXPIRED");
        desk.awaitStatus(reverted, "REVERTED");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(desk.accountStatuses(employee))
                        .containsOnly("ACCESS_REMOVED", "MANUALLY_REMOVED", "DEPROVISIONED"));
    }

    private static List<String> log(JdbcClient jdbc) {
        return jdbc.sql("select name from reeve.event order by position")
                .query(String.class)
                .list();
    }

    private static long lowestToken(JdbcClient jdbc) {
        return jdbc.sql("""
                        select min((convert_from(token, 'UTF8')::jsonb ->> 'globalIndex')::bigint)
                        from reeve.token_entry where processor_name like 'process-%'""").query(Long.class).single();
    }
}
