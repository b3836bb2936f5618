package io.reeve.api.accessrequest;

import static io.reeve.api.accessrequest.Desk.all;
import static io.reeve.api.accessrequest.Desk.answered;
import static io.reeve.api.accessrequest.Desk.byHand;
import static io.reeve.api.accessrequest.Desk.direct;
import static io.reeve.api.accessrequest.Desk.manager;
import static io.reeve.api.accessrequest.Desk.seconds;
import static io.reeve.api.accessrequest.Desk.stage1;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.accessrequest.ListAccessRequestsByIds;
import io.reeve.kernel.accessrequest.ListRequestsInTheLog;
import io.reeve.kernel.token.Caller;
import io.reeve.kernel.token.TokenId;
import io.reeve.kernel.user.Role;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Views are late now and then; what was made is answered all the same. */
class LateViewsE2E {

    /** Beside the node that everybody shares, because it soon gives up waiting for a view. */
    private static RunningReeve hasty;

    private final RunningReeve reeve = RunningReeve.shared();
    private final Desk desk = new Desk(reeve);
    private final Person approver = reeve.person();
    private final Person employee = reeve.personOf(approver);

    @BeforeAll
    static void start() {
        hasty = RunningReeve.shared().secondNode("reeve.api.await-views=500ms");
    }

    @AfterAll
    static void stop() {
        hasty.close();
    }

    @Test
    void requests_are_answered_as_they_were_made_although_no_view_shows_them() {
        String app = desk.app(
                all(manager(), stage1(approver)), all(byHand(), "\"allow_multiple_permission_selection\": true"));
        String body = """
                {"app_id": "%s", "requestable_permission_ids": ["%s", "%s"], "note": "Soon, please",
                 "expiration_in_seconds": 3600}""".formatted(app, desk.permission(app, null), desk.permission(app, null));
        Visitor careful = employee.at(hasty)
                .door()
                .with("Idempotency-Key", UUID.randomUUID().toString());
        Answer late;
        try (Stopped _ = stopped("view-access-request")) {
            late = answered(201, careful.post("/appstore/access_request", body));
            assertThat(late.json()).hasSize(2);
            assertThat(answered(201, careful.post("/appstore/access_request", body))
                            .text())
                    .as("the repeat")
                    .isEqualTo(late.text());
        }
        assertThat(answered(201, careful.post("/appstore/access_request", body)).text())
                .as("as the view shows it")
                .isEqualTo(late.text());
    }

    @Test
    void the_log_tells_a_request_as_the_view_does_wherever_it_stands() {
        String waiting = desk.ask(employee, desk.app(stage1(approver), byHand()), "\"note\": \"why\"");
        String given = desk.ask(employee, desk.app(manager(), direct()), seconds(3600));
        desk.complete(approver, desk.task(given, "APPROVE_AS_MANAGER"));
        desk.awaitStatus(given, "COMPLETED");
        String endless = desk.ask(employee, desk.app("", direct()), seconds(3600));
        desk.awaitStatus(endless, "COMPLETED");
        answered(204, desk.admin.door().post("/admin/access_requests/" + endless + "/cancel-expiry", null));
        List<AccessRequestId> ids = List.of(waiting, given, endless).stream()
                .map(AccessRequestId::of)
                .toList();

        assertThat(reeve.ask(new ListRequestsInTheLog(ids)))
                .isEqualTo(reeve.ask(new ListAccessRequestsByIds(
                        ids, new Caller(desk.admin.id(), TokenId.next(), Set.of(Role.ADMIN)))));
    }

    @Test
    void what_only_a_view_can_show_is_not_said_to_be_missing() {
        try (Stopped _ = stopped("view-app")) {
            Answer late = desk.admin.at(hasty).door().post("/apps", """
                    {"name": "Late %s", "category": "Other", "description": "An app"}""".formatted(UUID.randomUUID()));
            assertThat(late.status()).as(late.text()).isEqualTo(503);
            assertThat(late.header("Retry-After")).isEqualTo("2");
            assertThat(late.json().get("detail").asString()).contains("was recorded");
        }
    }

    private Stopped stopped(String... views) {
        return new Stopped(List.of(reeve, hasty), views);
    }
}
