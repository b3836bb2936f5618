package io.reeve.api.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.reeve.api.http.PlayedRooms;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.account.AccountId;
import io.reeve.kernel.account.ProvisioningMethod;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.audit.AccessSpan;
import io.reeve.kernel.audit.ListAccess;
import io.reeve.kernel.ledger.EvidenceQuery;
import io.reeve.kernel.token.Caller;
import io.reeve.kernel.token.TokenId;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.junit.jupiter.api.Test;

class EvidenceOfAccessTest {

    private static final EvidenceQuery MARCH =
            new EvidenceQuery(null, Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));
    private static final Caller AUDITOR = new Caller(UserId.next(), TokenId.next(), Set.of(Role.AUDITOR));

    @Test
    void as_much_as_fits_is_said_in_full() {
        assertThat(said(EvidenceOfAccess.MOST)).asInstanceOf(LIST).hasSize(EvidenceOfAccess.MOST);
    }

    @Test
    void more_than_that_is_refused_before_all_of_it_is_read() {
        Held endless = new Held(Long.MAX_VALUE);
        assertThatThrownBy(() -> said(endless))
                .asInstanceOf(type(Rejection.class))
                .satisfies(refused -> {
                    assertThat(refused.kind()).isEqualTo(Rejection.Kind.INVALID);
                    assertThat(refused.code()).isEqualTo("too_much");
                    assertThat(refused).hasMessageContaining("more than 100000 times");
                });
        assertThat(endless.told).isLessThanOrEqualTo(EvidenceOfAccess.MOST + 1000);
    }

    private static Object said(long held) {
        return said(new Held(held));
    }

    private static Object said(Held held) {
        return new EvidenceOfAccess(PlayedRooms.by(held)).answer(MARCH, 1, AUDITOR);
    }

    /** So much access was held. */
    private static final class Held {

        private final AccessSpan span = new AccessSpan(
                new AccessRequestId(UUID.randomUUID()),
                new AccountId(UUID.randomUUID()),
                new AppId(UUID.randomUUID()),
                UserId.next(),
                null,
                ProvisioningMethod.DIRECT,
                1,
                Instant.EPOCH,
                null,
                null);
        private final long all;
        private long told;

        private Held(long all) {
            this.all = all;
        }

        @QueryHandler
        ListAccess.Part list(ListAccess query) {
            int some = (int) Math.min(query.limit(), all - told);
            told += some;
            return new ListAccess.Part(
                    Collections.nCopies(some, span), 0, 1, told < all ? new ListAccess.Cursor(told) : null);
        }
    }
}
