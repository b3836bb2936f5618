package io.reeve.command.account;

import static io.reeve.testing.Acting.by;
import static io.reeve.testing.Refused.refused;

import io.reeve.kernel.Actor;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.account.AccountCommand.AwaitManualRemoval;
import io.reeve.kernel.account.AccountCommand.GrantEntitlement;
import io.reeve.kernel.account.AccountCommand.RevokeEntitlement;
import io.reeve.kernel.account.AccountEvent.AccountCreated;
import io.reeve.kernel.account.AccountEvent.AccountStatusChanged;
import io.reeve.kernel.account.AccountEvent.EntitlementGranted;
import io.reeve.kernel.account.AccountEvent.EntitlementRevoked;
import io.reeve.kernel.account.AccountEvent.ManualRemovalAwaited;
import io.reeve.kernel.account.AccountId;
import io.reeve.kernel.account.AccountStatus;
import io.reeve.kernel.account.ProvisioningMethod;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.user.UserId;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTest {

    private static final Map<String, ?> PROCESS = by(new Actor.Process("provisioning"));

    private final AppId app = AppId.next();
    private final UserId user = UserId.next();
    private final AccountId id = AccountId.of(app, user);
    private final PermissionId reports = PermissionId.next();
    private final AccessRequestId first = AccessRequestId.next();
    private final AccessRequestId second = AccessRequestId.next();
    private final FixtureConfiguration<Account> fixture = new AggregateTestFixture<>(Account.class);

    @Test
    void the_first_entitlement_makes_the_account() {
        fixture.givenNoPriorActivity().when(grant(first), PROCESS).expectEvents(created(), granted(first));
    }

    @Test
    void another_entitlement_joins_it() {
        fixture.given(created(), granted(first)).when(grant(second), PROCESS).expectEvents(granted(second));
    }

    @Test
    void a_grant_counts_once() {
        fixture.given(created(), granted(first)).when(grant(first), PROCESS).expectNoEvents();
    }

    @Test
    void a_grant_that_has_ended_is_not_given_again() {
        fixture.given(
                        created(),
                        granted(first),
                        revoked(first),
                        changed(AccountStatus.ACTIVE, AccountStatus.DEPROVISIONED))
                .when(grant(first), PROCESS)
                .expectNoEvents();
    }

    @ParameterizedTest
    @CsvSource({"DIRECT, DEPROVISIONED", "GROUP, ACCESS_REMOVED", "MANUAL, MANUALLY_REMOVED"})
    void the_account_ends_with_its_last_entitlement(ProvisioningMethod method, AccountStatus end) {
        fixture.given(created(), granted(first))
                .when(new RevokeEntitlement(id, first, method), PROCESS)
                .expectEvents(
                        new EntitlementRevoked(id, app, user, reports, first, method),
                        changed(AccountStatus.ACTIVE, end));
    }

    @Test
    void the_account_stays_while_another_entitlement_is_held() {
        fixture.given(created(), granted(first), granted(second))
                .when(revoke(first), PROCESS)
                .expectEvents(revoked(first));
    }

    @Test
    void taking_away_twice_is_once() {
        fixture.given(created(), granted(first), granted(second), revoked(first))
                .when(revoke(first), PROCESS)
                .expectNoEvents();
    }

    @Test
    void it_lives_again_with_the_next_grant() {
        fixture.given(
                        created(),
                        granted(first),
                        revoked(first),
                        changed(AccountStatus.ACTIVE, AccountStatus.DEPROVISIONED))
                .when(grant(second), PROCESS)
                .expectEvents(granted(second), changed(AccountStatus.DEPROVISIONED, AccountStatus.ACTIVE));
    }

    @Test
    void it_waits_when_all_that_is_left_has_to_be_removed_by_hand() {
        fixture.given(created(), granted(first))
                .when(new AwaitManualRemoval(id, first), PROCESS)
                .expectEvents(awaited(first), changed(AccountStatus.ACTIVE, AccountStatus.WAITING_MANUAL_REMOVAL));
    }

    @Test
    void it_stays_active_while_something_is_to_stay() {
        fixture.given(created(), granted(first), granted(second))
                .when(new AwaitManualRemoval(id, first), PROCESS)
                .expectEvents(awaited(first));
    }

    @Test
    void it_waits_once_only_what_awaits_removal_is_left() {
        fixture.given(created(), granted(first), granted(second), awaited(first))
                .when(revoke(second), PROCESS)
                .expectEvents(revoked(second), changed(AccountStatus.ACTIVE, AccountStatus.WAITING_MANUAL_REMOVAL));
    }

    @Test
    void a_new_grant_ends_the_waiting() {
        fixture.given(
                        created(),
                        granted(first),
                        awaited(first),
                        changed(AccountStatus.ACTIVE, AccountStatus.WAITING_MANUAL_REMOVAL))
                .when(grant(second), PROCESS)
                .expectEvents(granted(second), changed(AccountStatus.WAITING_MANUAL_REMOVAL, AccountStatus.ACTIVE));
    }

    @Test
    void awaiting_twice_is_once() {
        fixture.given(created(), granted(first), granted(second), awaited(first))
                .when(new AwaitManualRemoval(id, first), PROCESS)
                .expectNoEvents();
    }

    @Test
    void what_was_never_granted_cannot_be_taken_away() {
        fixture.given(created(), granted(first))
                .when(revoke(second), PROCESS)
                .expectException(refused("entitlement_not_found"));
    }

    @Test
    void a_person_cannot_grant_entitlements() {
        fixture.givenNoPriorActivity().when(grant(first), by(user)).expectException(refused("process_required"));
    }

    private GrantEntitlement grant(AccessRequestId grant) {
        return new GrantEntitlement(id, app, user, reports, grant, ProvisioningMethod.DIRECT);
    }

    private RevokeEntitlement revoke(AccessRequestId grant) {
        return new RevokeEntitlement(id, grant, ProvisioningMethod.DIRECT);
    }

    private AccountCreated created() {
        return new AccountCreated(id, app, user, AccountStatus.ACTIVE);
    }

    private EntitlementGranted granted(AccessRequestId grant) {
        return new EntitlementGranted(id, app, user, reports, grant, ProvisioningMethod.DIRECT);
    }

    private ManualRemovalAwaited awaited(AccessRequestId grant) {
        return new ManualRemovalAwaited(id, app, user, reports, grant);
    }

    private EntitlementRevoked revoked(AccessRequestId grant) {
        return new EntitlementRevoked(id, app, user, reports, grant, ProvisioningMethod.DIRECT);
    }

    private AccountStatusChanged changed(AccountStatus before, AccountStatus after) {
        return new AccountStatusChanged(id, app, user, before, after);
    }
}
