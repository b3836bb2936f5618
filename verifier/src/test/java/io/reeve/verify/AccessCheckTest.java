package io.reeve.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.reeve.kernel.ledger.EvidenceQuery;
import io.reeve.kernel.ledger.LogRow;
import io.reeve.verify.Finding.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A bundle from position 10 on: one grant at 11 that ends at 15, another at 13 that lasts; at 14 ends what is older. */
class AccessCheckTest {

    private static final long FIRST = 10;
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    private static final Map<String, Object> ENDED = claim("one", 11, 15L);
    private static final Map<String, Object> LASTING = claim("two", 13, null);

    private final EvidenceQuery all = new EvidenceQuery(null, null, null);

    @Test
    void what_the_events_tell_is_borne_out() {
        assertThat(findings(all, ENDED, LASTING)).isEmpty();
        assertThat(findings(new EvidenceQuery("one", null, null), ENDED)).isEmpty();
        assertThat(findings(all, ENDED, LASTING, claim("older", 4, null))).isEmpty();
    }

    @Test
    void what_ended_after_the_bundle_may_be_said_to_have() {
        assertThat(findings(all, ENDED, claim("two", 13, 40L))).isEmpty();
    }

    @Test
    void an_end_after_what_is_asked_for_need_not_be_said() {
        Map<String, Object> stillHeld = claim("one", 11, null);
        assertThat(findings(new EvidenceQuery(null, null, at(15)), stillHeld, LASTING))
                .isEmpty();
        assertThat(findings(new EvidenceQuery(null, null, at(16)), stillHeld, LASTING))
                .extracting(Finding::position)
                .containsExactly(11L);
    }

    @Test
    void a_grant_that_is_left_out_is_named() {
        assertThat(findings(all, ENDED))
                .extracting(Finding::kind, Finding::position)
                .containsExactly(tuple(Kind.ANSWER, 13L));
        assertThat(findings(new EvidenceQuery("person of two", null, null)))
                .extracting(Finding::position)
                .containsExactly(13L);
    }

    @Test
    void what_was_held_at_no_time_that_is_asked_for_need_not_be_said() {
        assertThat(findings(new EvidenceQuery(null, null, at(13)), ENDED)).isEmpty();
        assertThat(findings(new EvidenceQuery(null, at(16), null), LASTING)).isEmpty();
        assertThat(findings(new EvidenceQuery(null, at(15), null), LASTING))
                .extracting(Finding::position)
                .containsExactly(11L);
    }

    @Test
    void what_the_events_do_not_tell_is_named() {
        for (Map<String, Object> wrong : List.of(
                claim("two", 12, null), claim("two", 13, 15L), claim("three", 12, null), claim("older", 4, 12L))) {
            assertThat(findings(all, ENDED, wrong, wrong.get("grant_id").equals("two") ? ENDED : LASTING))
                    .as(wrong.toString())
                    .extracting(Finding::kind)
                    .containsExactly(Kind.ANSWER);
        }
        assertThat(findings(all, claim("one", 11, null), LASTING))
                .extracting(Finding::position)
                .containsExactly(11L);
    }

    @Test
    void an_end_that_is_seen_is_the_only_one() {
        assertThat(findings(all, claim("one", 11, 40L), LASTING))
                .extracting(Finding::kind, Finding::position)
                .containsExactly(tuple(Kind.ANSWER, 11L));
    }

    @Test
    void what_is_seen_to_end_was_held_by_whom_it_was_taken_from() {
        assertThat(findings(all, ENDED, LASTING, claim("former", 4, 14L))).isEmpty();
        Map<String, Object> another = claim("former", 4, 14L);
        another.put("user_id", "somebody else");
        assertThat(findings(all, ENDED, LASTING, another))
                .extracting(Finding::kind, Finding::position)
                .containsExactly(tuple(Kind.ANSWER, 4L));
    }

    @Test
    void what_is_said_to_be_older_than_the_bundle_must_be_able_to_be() {
        assertThat(findings(all, ENDED, LASTING, claim("older", 0, null)))
                .extracting(Finding::kind)
                .containsExactly(Kind.ANSWER);
        // such a bundle begins with the thing itself, or with the log
        assertThat(findings(new EvidenceQuery("one", null, null), ENDED, claim("older", 4, null)))
                .extracting(Finding::kind, Finding::position)
                .containsExactly(tuple(Kind.ANSWER, 4L));
    }

    @Test
    void an_answer_in_another_form_is_told() {
        AccessCheck check = shown(all);
        Report report = new Report();
        check.compare("nobody", FIRST, report);
        assertThat(report.findings()).extracting(Finding::kind).containsExactly(Kind.UNREADABLE);
    }

    private static List<Finding> findings(EvidenceQuery query, Map<?, ?>... answer) {
        Report report = new Report();
        shown(query).compare(List.of(answer), FIRST, report);
        return report.findings();
    }

    private static AccessCheck shown(EvidenceQuery query) {
        AccessCheck check = new AccessCheck(query);
        check.look(row(10, "note.written", "{}"));
        check.look(row(11, "account.entitlement_granted", entitlement("one")));
        check.look(row(13, "account.entitlement_granted", entitlement("two")));
        check.look(row(14, "account.entitlement_revoked", entitlement("former")));
        check.look(row(15, "account.entitlement_revoked", entitlement("one")));
        check.look(row(16, "note.written", "{}"));
        return check;
    }

    private static String entitlement(String grant) {
        return """
                {"accountId": "account of %1$s", "appId": "app", "userId": "person of %1$s", "permissionId": null,
                 "grant": "%1$s", "method": "DIRECT"}""".formatted(grant);
    }

    private static Map<String, Object> claim(String grant, long from, @Nullable Long until) {
        Map<String, Object> claim = new HashMap<>(Map.of(
                "account_id",
                "account of " + grant,
                "app_id",
                "app",
                "user_id",
                "person of " + grant,
                "grant_id",
                grant,
                "from_position",
                from));
        claim.put("until_position", until);
        return claim;
    }

    private static LogRow row(long position, String name, String payload) {
        return new LogRow(
                position,
                new UUID(position, 1),
                "Account",
                "account",
                position,
                name,
                "1",
                at(position),
                payload.getBytes(StandardCharsets.UTF_8),
                new byte[0]);
    }

    private static Instant at(long position) {
        return BEGINNING.plusSeconds(position);
    }
}
