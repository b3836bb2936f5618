package io.reeve.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.reeve.kernel.ledger.EvidenceLine.Held;
import io.reeve.kernel.ledger.EvidenceQuery;
import io.reeve.kernel.ledger.LogRow;
import io.reeve.verify.Finding.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A bundle from position 10 on: one grant at 11 that ends at 15, another at 13 that lasts; at 14 ends what is older. */
class AccessCheckTest {

    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    private static final Held FORMER = held("former", 4, 14L);
    private static final Held ENDED = held("one", 11, 15L);
    private static final Held LASTING = held("two", 13, null);

    private final EvidenceQuery all = new EvidenceQuery(null, null, null);

    @Test
    void what_the_events_tell_is_borne_out() {
        assertThat(findings(all, FORMER, ENDED, LASTING)).isEmpty();
        assertThat(findings(new EvidenceQuery("one", null, null), ENDED)).isEmpty();
        assertThat(findings(all, held("older", 2, null), FORMER, ENDED, LASTING))
                .isEmpty();
    }

    @Test
    void an_end_that_no_event_bears_out_is_named() {
        assertThat(findings(all, FORMER, ENDED, held("two", 13, 40L)))
                .extracting(Finding::kind, Finding::position)
                .containsExactly(tuple(Kind.ANSWER, 13L));
        assertThat(findings(all, held("older", 2, 12L), FORMER, ENDED, LASTING))
                .extracting(Finding::kind, Finding::position)
                .containsExactly(tuple(Kind.ANSWER, 2L));
    }

    @Test
    void an_end_after_what_is_asked_for_is_not_said() {
        Held stillHeld = held("one", 11, null);
        assertThat(findings(new EvidenceQuery(null, null, at(15)), FORMER, stillHeld, LASTING))
                .isEmpty();
        assertThat(findings(new EvidenceQuery(null, null, at(15)), FORMER, ENDED, LASTING))
                .extracting(Finding::position)
                .containsExactly(11L);
        assertThat(findings(new EvidenceQuery(null, null, at(16)), FORMER, stillHeld, LASTING))
                .extracting(Finding::position)
                .containsExactly(11L);
    }

    @Test
    void a_grant_that_is_left_out_is_named() {
        assertThat(findings(all, FORMER, ENDED))
                .extracting(Finding::kind, Finding::position)
                .containsExactly(tuple(Kind.ANSWER, 13L));
        assertThat(findings(new EvidenceQuery("person of two", null, null)))
                .extracting(Finding::position)
                .containsExactly(13L);
    }

    @Test
    void what_is_older_and_is_seen_to_end_is_named_when_it_is_left_out() {
        assertThat(findings(all, ENDED, LASTING)).singleElement().satisfies(finding -> {
            assertThat(finding.position()).isEqualTo(14);
            assertThat(finding.sentence()).contains("what ended here");
        });
    }

    @Test
    void what_was_held_at_no_time_that_is_asked_for_need_not_be_said() {
        assertThat(findings(new EvidenceQuery(null, null, at(13)), held("one", 11, null)))
                .isEmpty();
        assertThat(findings(new EvidenceQuery(null, at(16), null), LASTING)).isEmpty();
        assertThat(findings(new EvidenceQuery(null, at(15), null), LASTING))
                .extracting(Finding::position)
                .containsExactly(11L);
    }

    @Test
    void what_the_events_do_not_tell_is_named() {
        for (Held wrong :
                List.of(held("two", 12, null), held("two", 13, 15L), held("two", 10, null), held("two", 16, null))) {
            assertThat(findings(new EvidenceQuery("person of two", null, null), wrong))
                    .as(wrong.toString())
                    .extracting(Finding::kind, Finding::position)
                    .containsExactly(tuple(Kind.ANSWER, wrong.fromPosition()));
        }
        assertThat(findings(all, FORMER, ENDED, held("three", 12, null), LASTING))
                .extracting(Finding::position)
                .containsExactly(12L);
        assertThat(findings(all, FORMER, held("one", 11, null), LASTING))
                .extracting(Finding::position)
                .containsExactly(11L);
    }

    @Test
    void an_end_that_is_seen_is_the_only_one() {
        assertThat(findings(all, FORMER, held("one", 11, 40L), LASTING))
                .extracting(Finding::kind, Finding::position)
                .containsExactly(tuple(Kind.ANSWER, 11L));
    }

    @Test
    void whatever_is_changed_in_a_line_is_named() {
        String[] good = {
            "one", "account of one", "app", "person of one", "", "DIRECT", at(11).toString(), at(15).toString()
        };
        for (int part = 0; part < good.length; part++) {
            String[] changed = good.clone();
            changed[part] = "another";
            assertThat(findings(all, FORMER, line(changed, 15L), LASTING))
                    .as("part %d", part)
                    .isNotEmpty()
                    .extracting(Finding::kind, Finding::position)
                    .containsOnly(tuple(Kind.ANSWER, 11L));
        }
        assertThat(findings(all, FORMER, line(good, 15L), LASTING)).isEmpty();
        assertThat(findings(all, FORMER, line(good, null), LASTING))
                .extracting(Finding::position)
                .containsExactly(11L);
    }

    @Test
    void what_is_seen_to_end_was_held_by_whom_it_was_taken_from() {
        Held another = new Held(
                "former", "account of former", "app", "another", null, "DIRECT", 4, "" + at(4), 14L, "" + at(14));
        assertThat(findings(all, another, ENDED, LASTING))
                .extracting(Finding::kind, Finding::position)
                .containsExactly(tuple(Kind.ANSWER, 4L));
    }

    @Test
    void what_is_said_to_be_older_than_the_bundle_must_be_able_to_be() {
        assertThat(findings(all, held("older", 0, null), FORMER, ENDED, LASTING))
                .extracting(Finding::kind)
                .contains(Kind.ANSWER);
        // such a bundle begins with the thing itself, or with the log
        assertThat(findings(new EvidenceQuery("one", null, null), held("older", 4, null), ENDED))
                .extracting(Finding::kind, Finding::position)
                .containsExactly(tuple(Kind.ANSWER, 4L));
    }

    @Test
    void a_line_that_stands_twice_or_elsewhere_is_named() {
        for (Held[] told : new Held[][] {
            {FORMER, ENDED, ENDED, LASTING},
            {ENDED, FORMER, LASTING},
            {FORMER, LASTING, ENDED},
            {FORMER, FORMER, ENDED, LASTING}
        }) {
            assertThat(findings(all, told)).singleElement().satisfies(finding -> {
                assertThat(finding.kind()).isEqualTo(Kind.ANSWER);
                assertThat(finding.sentence()).contains("not told in the order of the grants");
            });
        }
    }

    private static List<Finding> findings(EvidenceQuery query, Held... told) {
        Report report = new Report();
        AccessCheck check = new AccessCheck(query);
        check.look(row(10, "note.written", "{}"));
        check.look(row(11, "account.entitlement_granted", entitlement("one")));
        check.look(row(13, "account.entitlement_granted", entitlement("two")));
        check.look(row(14, "account.entitlement_revoked", entitlement("former")));
        check.look(row(15, "account.entitlement_revoked", entitlement("one")));
        check.look(row(16, "note.written", "{}"));
        for (Held line : told) {
            check.check(line, report);
        }
        check.end(report);
        return report.findings();
    }

    private static String entitlement(String grant) {
        return """
                {"accountId": "account of %1$s", "appId": "app", "userId": "person of %1$s", "permissionId": null,
                 "grant": "%1$s", "method": "DIRECT"}""".formatted(grant);
    }

    private static Held held(String grant, long from, @Nullable Long until) {
        return new Held(
                grant,
                "account of " + grant,
                "app",
                "person of " + grant,
                null,
                "DIRECT",
                from,
                at(from).toString(),
                until,
                until == null ? null : at(until).toString());
    }

    private static Held line(String[] parts, @Nullable Long until) {
        String permission = parts[4].isEmpty() ? null : parts[4];
        return new Held(parts[0], parts[1], parts[2], parts[3], permission, parts[5], 11, parts[6], until, parts[7]);
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
