package io.reeve.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.http.PlayedRooms;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.account.AccountId;
import io.reeve.kernel.account.ProvisioningMethod;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.audit.AccessSpan;
import io.reeve.kernel.audit.ListAccess;
import io.reeve.kernel.audit.LogMoment;
import io.reeve.kernel.ledger.EvidenceLine.Held;
import io.reeve.kernel.ledger.EvidenceQuery;
import io.reeve.kernel.token.Caller;
import io.reeve.kernel.token.TokenId;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidenceOfAccessTest {

    private static final EvidenceQuery MARCH =
            new EvidenceQuery(null, Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));
    private static final Caller AUDITOR = new Caller(UserId.next(), TokenId.next(), Set.of(Role.AUDITOR));
    private static final long TO = 5000;

    private final View view = new View();

    @Test
    void all_of_it_is_told_page_by_page() {
        view.grants = 3500;
        assertThat(told(MARCH))
                .extracting(Held::fromPosition)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 3500).boxed().toList());
        assertThat(view.questions).hasSize(4);
    }

    @Test
    void every_page_is_of_the_positions_that_the_first_turned_out_to_be() {
        view.grants = 3500;
        told(MARCH);
        assertThat(view.questions.getFirst().from()).isEqualTo(LogMoment.before(Instant.parse("2026-03-01T00:00:00Z")));
        assertThat(view.questions.subList(1, 4)).allSatisfy(question -> {
            assertThat(question.from()).isEqualTo(LogMoment.at(7));
            assertThat(question.to()).isEqualTo(LogMoment.at(TO));
        });
    }

    @Test
    void an_end_that_came_later_is_not_told() {
        view.grants = 1;
        view.until = TO;
        assertThat(told(MARCH)).singleElement().satisfies(held -> {
            assertThat(held.untilPosition()).isEqualTo(TO);
            assertThat(held.until()).isNotNull();
        });
        view.until = TO + 1;
        assertThat(told(MARCH)).singleElement().satisfies(held -> {
            assertThat(held.untilPosition()).isNull();
            assertThat(held.until()).isNull();
        });
    }

    @Test
    void an_id_is_of_whatever_has_it() {
        view.grants = 1500;
        UUID id = UUID.randomUUID();
        EvidenceQuery about = new EvidenceQuery(id.toString(), null, null);
        view.person = id;
        assertThat(told(about)).hasSize(1500);
        view.person = null;
        view.grant = id;
        assertThat(told(about)).hasSize(1500);
        view.grant = UUID.randomUUID();
        assertThat(told(about)).isEmpty();
    }

    private List<Held> told(EvidenceQuery query) {
        EvidenceOfAccess access = new EvidenceOfAccess(PlayedRooms.by(view));
        List<Held> told = new ArrayList<>();
        for (var page = Optional.of(access.first(query, TO, AUDITOR));
                page.isPresent();
                page = access.after(page.get())) {
            told.addAll(page.get().lines());
        }
        return told;
    }

    /** So many grants, one at each position. */
    private static final class View {

        private final List<ListAccess> questions = new ArrayList<>();
        private long grants;
        private @Nullable Long until;
        private @Nullable UUID person;
        private @Nullable UUID grant;

        @QueryHandler
        ListAccess.Part list(ListAccess query) {
            questions.add(query);
            long after = query.cursor() == null ? 0 : query.cursor().position();
            long last = has(query) ? Math.min(grants, after + query.limit()) : after;
            return new ListAccess.Part(
                    LongStream.rangeClosed(after + 1, last).mapToObj(this::span).toList(),
                    7,
                    TO,
                    last < grants && last > after ? new ListAccess.Cursor(last) : null);
        }

        private boolean has(ListAccess query) {
            return query.app() == null
                    && query.permission() == null
                    && query.account() == null
                    && (query.person() == null || query.person().value().equals(person))
                    && (query.grant() == null || query.grant().value().equals(grant));
        }

        private AccessSpan span(long position) {
            return new AccessSpan(
                    new AccessRequestId(UUID.randomUUID()),
                    new AccountId(UUID.randomUUID()),
                    new AppId(UUID.randomUUID()),
                    UserId.next(),
                    null,
                    ProvisioningMethod.DIRECT,
                    position,
                    Instant.EPOCH,
                    until,
                    until == null ? null : Instant.EPOCH);
        }
    }
}
