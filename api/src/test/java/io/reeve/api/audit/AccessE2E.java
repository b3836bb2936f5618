package io.reeve.api.audit;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.api.testing.Offer;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.Query;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.audit.EventFilter;
import io.reeve.kernel.audit.ExplainAccess;
import io.reeve.kernel.audit.FindEvents;
import io.reeve.kernel.audit.FindHistory;
import io.reeve.kernel.audit.ListAccess;
import io.reeve.kernel.audit.LogMoment;
import io.reeve.kernel.audit.ReadEvents;
import io.reeve.kernel.ledger.LedgerQuery.ListLogRows;
import io.reeve.kernel.ledger.NoteKey;
import io.reeve.kernel.token.Caller;
import io.reeve.kernel.token.TokenId;
import io.reeve.kernel.user.Role;
import io.reeve.verify.EvidenceCheck;
import io.reeve.verify.Report;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AccessE2E {

    private final RunningReeve reeve = RunningReeve.shared();
    private final Granting granting = Granting.in(reeve);
    private final Person employee = reeve.person();

    @Test
    void who_held_what_at_any_position_or_time() {
        Offer offer = granting.open();
        String request = granting.held(employee, offer);
        JsonNode held = granting.access("person=" + employee.id()).get("items").get(0);
        assertThat(held.get("grant_id").asString()).isEqualTo(request);
        assertThat(held.get("app_id").asString()).isEqualTo(offer.id());
        assertThat(held.get("until").isNull()).isTrue();
        long from = held.get("from_position").asLong();

        granting.takenBack(request);
        assertThat(granting.access("person=" + employee.id()).get("items")).isEmpty();
        JsonNode past = granting.access("person=" + employee.id() + "&as_of=" + from);
        assertThat(past.get("from_position").asLong()).isEqualTo(from);
        JsonNode then = past.get("items").get(0);
        long until = then.get("until_position").asLong();
        assertThat(until).isGreaterThan(from);
        assertThat(then.get("until").asString()).isGreaterThan(then.get("from").asString());

        assertThat(granted("person=" + employee.id() + "&as_of=" + (from - 1))).isEmpty();
        assertThat(granted("person=" + employee.id() + "&as_of=" + (until - 1))).containsExactly(request);
        assertThat(granted("person=" + employee.id() + "&as_of=" + until)).isEmpty();
        assertThat(granted(
                        "person=" + employee.id() + "&as_of=" + then.get("from").asString()))
                .containsExactly(request);
        assertThat(granted("person=" + employee.id() + "&as_of=2020-01-01T00:00:00"))
                .isEmpty();
        assertThat(granted("person=" + employee.id() + "&as_of="
                        + then.get("until").asString()))
                .isEmpty();
    }

    @Test
    void who_held_what_at_some_time_between_two() {
        String request = granting.held(employee, granting.open());
        granting.takenBack(request);
        JsonNode span = granting.access("person=" + employee.id() + "&from=1")
                .get("items")
                .get(0);
        long from = span.get("from_position").asLong();
        long until = span.get("until_position").asLong();
        String person = "person=" + employee.id();
        assertThat(granted(person + "&from=1&to=" + (from - 1))).isEmpty();
        assertThat(granted(person + "&from=1&to=" + from)).containsExactly(request);
        assertThat(granted(person + "&from=" + (until - 1))).containsExactly(request);
        assertThat(granted(person + "&from=" + until)).isEmpty();
        assertThat(granted(person + "&from=2020-01-01T00:00:00&to=2100-01-01T00:00:00"))
                .containsExactly(request);
        assertThat(granted(person + "&from=" + until + "&to=" + from)).isEmpty();
    }

    @Test
    void by_person_app_and_account_in_any_combination_and_page_by_page() {
        Offer offer = granting.open();
        List<String> requests = new ArrayList<>();
        for (Person person : List.of(employee, reeve.person(), reeve.person())) {
            requests.add(granting.held(person, offer));
        }
        JsonNode first = granting.access("limit=2&app=" + offer.id());
        assertThat(first.get("items")).hasSize(2);
        JsonNode rest = granting.access(
                "limit=2&app=" + offer.id() + "&cursor=" + first.get("next").asString());
        assertThat(rest.get("next").isNull()).isTrue();
        List<String> seen = new ArrayList<>(grants(first));
        seen.addAll(grants(rest));
        assertThat(seen).containsExactlyElementsOf(requests);

        JsonNode own = granting.access("app=" + offer.id() + "&person=" + employee.id())
                .get("items")
                .get(0);
        assertThat(granted("account=" + own.get("account_id").asString())).containsExactly(requests.getFirst());
        assertThat(granted("account=" + own.get("account_id").asString() + "&person=" + UUID.randomUUID()))
                .isEmpty();
        assertThat(granted("app=" + offer.id() + "&permission=" + UUID.randomUUID()))
                .isEmpty();
    }

    @Test
    void evidence_about_a_request_says_who_held_what_because_of_it_and_bears_it_out() throws IOException {
        String request = granting.held(employee, granting.open());
        granting.held(employee, granting.open());
        assertThat(granted("grant=" + request)).containsExactly(request);

        String bundle = soon().until(
                        () -> reeve.person(Role.AUDITOR)
                                .door()
                                .post("/audit/evidence", "{\"about\":\"" + request + "\"}"),
                        answer -> answer.status() == 200 && answer.text().contains("\"grant_id\""))
                .text();

        List<NoteKey> keys = new ArrayList<>();
        granting.auditor()
                .door()
                .get("/audit/log/keys")
                .expect(200)
                .json()
                .forEach(key -> keys.add(NoteKey.parse(key.get("key").asString())));
        Report report = new EvidenceCheck(keys).run(new ByteArrayInputStream(bundle.getBytes(StandardCharsets.UTF_8)));
        assertThat(report.findings()).isEmpty();
        assertThat(report.lookedAt())
                .contains("1 times something is said to have been held, 1 of them from an event in the bundle on");

        List<String> held =
                bundle.lines().filter(line -> line.startsWith("{\"grant_id\"")).toList();
        assertThat(held).singleElement().satisfies(line -> {
            JsonNode span = JsonMapper.shared().readTree(line);
            assertThat(span.get("grant_id").asString()).isEqualTo(request);
            assertThat(span.get("until_position").isNull()).isTrue();
        });
    }

    @Test
    void an_answer_that_the_view_cannot_give_in_full_is_not_given() {
        Offer offer = granting.open();
        granting.held(employee, offer);
        long past =
                granting.access("person=" + employee.id()).get("to_position").asLong();
        EventProcessor view = reeve.part(EventProcessingConfiguration.class)
                .eventProcessor("view-access")
                .orElseThrow();
        Person other = reeve.person();
        String request;
        view.shutDown();
        try {
            request = granting.asked(other, offer);
            granting.desk().awaitStatus(request, "COMPLETED");
            assertThat(granted("app=" + offer.id() + "&as_of=" + past)).hasSize(1);
            refusesBoth("person=" + other.id(), request, "The view access has not come to position");
        } finally {
            view.start();
        }
        soon().until(() -> granting.auditor()
                        .door()
                        .get("/audit/access?person=" + other.id())
                        .status()
                == 200);
        assertThat(granted("person=" + other.id())).containsExactly(request);

        JdbcClient sql = reeve.database().jdbc();
        sql.sql("""
                        insert into reeve.dead_letter_entry (letter_id, processing_group, sequence_id, sequence_index,
                            position, event_id, enqueued_at, last_touched, diagnostics)
                        select 'of a test', 'view-access', 'of a test', 1, position, event_id, '', '', '{}'
                        from reeve.event where position = ?""").param(past + 1).update();
        try {
            refusesBoth("person=" + other.id(), request, "dead letters");
            assertThat(granted("app=" + offer.id() + "&as_of=" + past)).hasSize(1);
        } finally {
            sql.sql("delete from reeve.dead_letter_entry where letter_id = 'of a test'")
                    .update();
        }
        assertThat(granted("person=" + other.id())).containsExactly(request);
    }

    private void refusesBoth(String question, String request, String why) {
        Visitor auditor = granting.auditor().door();
        Answer answer = auditor.get("/audit/access?" + question).expect(503);
        assertThat(answer.text()).contains(why);
        assertThat(auditor.get("/audit/access/" + request + "/why").expect(503).text())
                .contains(why);
        assertThat(answer.header("Retry-After")).isNotNull();
        Answer evidence = soon().until(
                        () -> auditor.post("/audit/evidence", "{\"about\":\"" + request + "\"}"),
                        told -> told.status() == 503);
        assertThat(evidence.text()).contains(why);
    }

    @Test
    void who_does_not_read_everything_is_refused_behind_the_door_too() {
        Caller caller = new Caller(employee.id(), TokenId.next(), Set.of(Role.USER, Role.APP_ADMIN));
        LogMoment now = LogMoment.at(Long.MAX_VALUE);
        EventFilter all = new EventFilter(null, null, null, null, Set.of(), null, null, null, null);
        List<Query<?>> questions = List.of(
                new ListAccess(null, null, null, null, null, now, now, null, 10, caller),
                new ExplainAccess(AccessRequestId.next(), caller),
                new FindHistory(FindHistory.Kind.PERSON, employee.id().value(), 0, 10, caller),
                new FindEvents(all, 0, 10, caller),
                new ReadEvents(List.of(1L), true, caller),
                new ListLogRows(1, 2, caller));
        for (Query<?> question : questions) {
            assertThatThrownBy(() -> reeve.ask(question))
                    .as(question.toString())
                    .hasStackTraceContaining("Only administrators and auditors can read the");
        }
    }

    @Test
    void why_leads_from_the_grant_to_who_agreed_and_what_was_asked() {
        Person approver = reeve.person();
        Offer offer = granting.approvedBy(approver);
        String request = granting.asked(employee, offer);
        granting.desk().agree(approver, request, "Fine with me");
        granting.desk().awaitStatus(request, "COMPLETED");
        granting.awaitHeld(request);

        JsonNode why = granting.why(request);
        assertThat(why.get("held").get(0).get("grant_id").asString()).isEqualTo(request);
        assertThat(names(why.get("granted"))).containsExactly("account.entitlement_granted");
        assertThat(names(why.get("provisioning")))
                .startsWith("access_request.provisioning_started")
                .endsWith("access_request.completed");
        JsonNode approval = why.get("approvals").get(0);
        assertThat(approval.get("by").asString()).isEqualTo(approver.id().toString());
        assertThat(approval.get("role").asString()).isEqualTo("STAGE_1");
        assertThat(approval.get("note").asString()).isEqualTo("Fine with me");
        assertThat(approval.get("ownership").asString()).isEqualTo("CONFIGURED");
        assertThat(approval.get("decision").get("name").asString()).isEqualTo("task.completed");
        assertThat(approval.get("recorded").get("cause"))
                .isEqualTo(approval.get("decision").get("event_id"));
        assertThat(why.get("route").get("stages").get(0).get("kind").asString()).isEqualTo("STAGE_1");
        assertThat(why.get("settings").get(0).get("payload").get("appId").asString())
                .isEqualTo(offer.id());
        assertThat(why.get("request").get("payload").get("justification").asString())
                .isEqualTo("to help");
        assertThat(why.get("request").get("actor").asString()).startsWith("person:" + employee.id());
        assertThat(why.get("rule").isNull()).isTrue();
        assertThat(names(why.get("causes"))).containsExactly("access_request.provisioning_started", "task.completed");
    }

    @Test
    void why_names_the_rule_where_a_rule_agreed() {
        Person approver = reeve.person();
        Offer offer = granting.approvedBy(approver);
        String rule = granting.admin()
                .door()
                .post("/appstore/pre_approval_rules", """
                        {"app_id": "%s", "justification": "everybody needs it"}""".formatted(offer.id()))
                .expect(201)
                .json()
                .get("id")
                .asString();
        JsonNode why = granting.why(granting.held(employee, offer));
        assertThat(why.get("approvals")).isEmpty();
        assertThat(why.get("rule").get("name").asString()).isEqualTo("pre_approval_rule.created");
        assertThat(why.get("rule").get("payload").get("ruleId").asString()).isEqualTo(rule);
        assertThat(why.get("route").get("preApprovedBy").asString()).isEqualTo(rule);
    }

    @Test
    void what_was_never_granted_has_no_why() {
        String request = granting.asked(employee, granting.approvedBy(reeve.person()));
        assertThat(granting.auditor()
                        .door()
                        .get("/audit/access/" + request + "/why")
                        .status())
                .isEqualTo(404);
        assertThat(granting.auditor().door().get("/audit/access/nonsense/why").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"APPSTORE_READ_ONLY_ADMIN", "APP_ADMIN", "USER"})
    void others_read_none_of_it(Role role) {
        Person other = role == Role.USER ? employee : reeve.person(role);
        for (String path : List.of(
                "/audit/access",
                "/audit/access/" + UUID.randomUUID() + "/why",
                "/audit/history/person/" + other.id())) {
            assertThat(other.door().get(path).status()).as(path).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"as_of=yesterday", "as_of=1&from=1", "limit=0", "limit=1001", "person=me", "cursor=-1", "to=-5"})
    void what_makes_no_sense_is_refused(String question) {
        assertThat(granting.auditor().door().get("/audit/access?" + question).status())
                .isEqualTo(422);
    }

    private List<String> granted(String question) {
        return grants(granting.access(question));
    }

    private static List<String> grants(JsonNode answer) {
        return answer.get("items")
                .valueStream()
                .map(span -> span.get("grant_id").asString())
                .toList();
    }

    private static List<String> names(JsonNode events) {
        return events.valueStream().map(event -> event.get("name").asString()).toList();
    }
}
