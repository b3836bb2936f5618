package io.reeve.command.token;

import static io.reeve.testing.Acting.NOW;
import static io.reeve.testing.Acting.by;
import static io.reeve.testing.Refused.refused;

import io.reeve.command.fact.InMemoryFacts;
import io.reeve.kernel.token.TokenCommand.IssueToken;
import io.reeve.kernel.token.TokenCommand.RevokeToken;
import io.reeve.kernel.token.TokenEvent.TokenIssued;
import io.reeve.kernel.token.TokenEvent.TokenRevoked;
import io.reeve.kernel.token.TokenId;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserStatus;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiTokenTest {

    private static final String HASH = "0123456789abcdef".repeat(4);

    private final InMemoryFacts facts = new InMemoryFacts();
    private final UserId admin = facts.person(Role.ADMIN);
    private final UserId auditor = facts.person(Role.AUDITOR);
    private final UserId person = facts.person();
    private final TokenId id = TokenId.next();

    private FixtureConfiguration<ApiToken> fixture;

    @BeforeEach
    void fixture() {
        fixture = new AggregateTestFixture<>(ApiToken.class);
        fixture.registerInjectableResource(facts).registerInjectableResource(facts.authority());
    }

    @Test
    void people_issue_their_own() {
        fixture.givenNoPriorActivity().when(issue(null), by(person)).expectEvents(issued());
    }

    @Test
    void administrators_issue_them_for_anybody() {
        fixture.givenNoPriorActivity().when(issue(null), by(admin)).expectEvents(issued());
    }

    @Test
    void nobody_else_issues_one_for_others() {
        fixture.givenNoPriorActivity().when(issue(null), by(auditor)).expectException(refused("admin_required"));
    }

    @Test
    void who_is_suspended_issues_none() {
        facts.become(person, UserStatus.SUSPENDED);
        fixture.givenNoPriorActivity().when(issue(null), by(person)).expectException(refused("not_active"));
    }

    @Test
    void who_has_left_gets_none() {
        facts.become(person, UserStatus.INACTIVE);
        fixture.givenNoPriorActivity().when(issue(null), by(admin)).expectException(refused("has_left"));
    }

    @Test
    void it_must_run_out_in_the_future() {
        fixture.givenNoPriorActivity().when(issue(NOW), by(person)).expectException(refused("in_the_past"));
    }

    @Test
    void it_needs_a_name() {
        fixture.givenNoPriorActivity()
                .when(new IssueToken(id, person, " ", HASH, null), by(person))
                .expectException(refused("string_length"));
    }

    @Test
    void what_is_no_hash_is_not_kept() {
        fixture.givenNoPriorActivity()
                .when(new IssueToken(id, person, "laptop", "lsk_secret", null), by(person))
                .expectException(refused("invalid_hash"));
    }

    @Test
    void the_same_again_changes_nothing() {
        fixture.given(issued())
                .when(issue(null), by(person))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void another_token_under_the_same_id_is_refused() {
        fixture.given(issued())
                .when(new IssueToken(id, person, "laptop", "f".repeat(64), null), by(person))
                .expectException(refused("token_exists"));
    }

    @Test
    void people_revoke_their_own() {
        fixture.given(issued()).when(new RevokeToken(id), by(person)).expectEvents(new TokenRevoked(id, person));
    }

    @Test
    void administrators_revoke_anybodys() {
        fixture.given(issued()).when(new RevokeToken(id), by(admin)).expectEvents(new TokenRevoked(id, person));
    }

    @Test
    void somebody_elses_is_not_there() {
        fixture.given(issued()).when(new RevokeToken(id), by(auditor)).expectException(refused("token_not_found"));
    }

    @Test
    void a_revoked_one_is_not_there() {
        fixture.given(issued(), new TokenRevoked(id, person))
                .when(new RevokeToken(id), by(person))
                .expectException(refused("token_not_found"));
    }

    private IssueToken issue(@Nullable Instant expiresAt) {
        return new IssueToken(id, person, "laptop", HASH, expiresAt);
    }

    private TokenIssued issued() {
        return new TokenIssued(id, person, "laptop", HASH, NOW, null);
    }
}
