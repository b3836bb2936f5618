package io.reeve.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.OwnApp;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.account.AccountCommand.AwaitManualRemoval;
import io.reeve.kernel.account.AccountCommand.GrantEntitlement;
import io.reeve.kernel.account.AccountCommand.RevokeEntitlement;
import io.reeve.kernel.account.AccountId;
import io.reeve.kernel.account.ProvisioningMethod;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.user.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AccountE2E {

    private final RunningReeve reeve = RunningReeve.shared();
    private final Person holder = reeve.person();
    private final Person other = reeve.person();
    private final Person appAdmin = reeve.person();
    private final Person admin = reeve.person(Role.ADMIN);
    private final AppId app = OwnApp.madeBy(admin, "App", appAdmin);
    private final AccountId account = AccountId.of(app, holder.id());
    private final AccessRequestId grant = AccessRequestId.next();

    @Test
    void an_account_is_shown_as_the_contract_has_it() {
        grant();
        JsonNode shown =
                listed(admin, "/accounts?app_id=" + app + "&expand=app").getFirst();
        assertThat(shown.get("id").asString()).isEqualTo(account.toString());
        assertThat(shown.get("app_id").asString()).isEqualTo(app.toString());
        assertThat(shown.get("account_type").asString()).isEqualTo("USER");
        assertThat(shown.get("status").asString()).isEqualTo("ACTIVE");
        assertThat(shown.get("app").get("id").asString()).isEqualTo(app.toString());
        assertThat(shown.get("unique_identifier").asString()).isNotBlank();
        assertThat(shown.get("email").asString()).endsWith("@example.org");
        assertThat(shown.get("user_id").asString()).isEqualTo(holder.id().toString());
        assertThat(shown.get("discovered_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
        assertThat(shown.get("last_login").isNull()).isTrue();
        assertThat(shown.get("sources").get(0).asString()).isEqualTo("MANUAL");
        assertThat(shown.get("entitlements").get(0).get("access_request_id").asString())
                .isEqualTo(grant.toString());
        assertThat(listed(admin, "/accounts?app_id=" + app)
                        .getFirst()
                        .get("app")
                        .isNull())
                .isTrue();
    }

    @Test
    void its_status_follows_what_is_held() {
        grant();
        reeve.tell(new AwaitManualRemoval(account, grant));
        assertThat(status()).isEqualTo("WAITING_MANUAL_REMOVAL");
        reeve.tell(new RevokeEntitlement(account, grant, ProvisioningMethod.MANUAL));
        assertThat(status()).isEqualTo("MANUALLY_REMOVED");
        reeve.tell(new GrantEntitlement(
                account, app, holder.id(), null, AccessRequestId.next(), ProvisioningMethod.DIRECT));
        assertThat(status()).isEqualTo("ACTIVE");
    }

    @Test
    void everybody_sees_their_own_and_admins_of_an_app_those_of_the_app() {
        grant();
        assertThat(listed(holder, "/accounts")).hasSize(1);
        assertThat(listed(appAdmin, "/accounts")).hasSize(1);
        assertThat(listed(other, "/accounts")).isEmpty();
        assertThat(listed(other, "/accounts?app_id=" + app)).isEmpty();
        assertThat(listed(reeve.person(Role.AUDITOR), "/accounts?app_id=" + app))
                .hasSize(1);
    }

    @Test
    void the_accounts_of_a_person_are_for_that_person_and_for_readers() {
        grant();
        String path = "/users/" + holder.id() + "/accounts";
        assertThat(listed(holder, path)).hasSize(1);
        assertThat(listed(admin, path)).hasSize(1);
        assertThat(other.door().get(path).status()).isEqualTo(403);
        assertThat(admin.door().get("/users/" + UUID.randomUUID() + "/accounts").status())
                .isEqualTo(404);
        assertThat(admin.door().get("/users/nobody/accounts").status()).isEqualTo(404);
    }

    @Test
    void a_list_is_narrowed_by_every_filter() {
        grant();
        String discovered =
                listed(holder, "/accounts").getFirst().get("discovered_at").asString();
        assertThat(listed(holder, "/accounts?status=ACTIVE&status=SUSPENDED")).hasSize(1);
        assertThat(listed(holder, "/accounts?status=SUSPENDED")).isEmpty();
        assertThat(listed(holder, "/accounts?sources=MANUAL&sources=OKTA")).hasSize(1);
        assertThat(listed(holder, "/accounts?sources=OKTA")).isEmpty();
        assertThat(listed(holder, "/accounts?discovered_after=" + discovered + "&discovered_before=" + discovered))
                .hasSize(1);
        assertThat(listed(holder, "/accounts?discovered_before=2020-01-01T00:00:00"))
                .isEmpty();
        assertThat(listed(holder, "/accounts?discovered_after=2200-01-01T00:00:00Z"))
                .isEmpty();
        assertThat(listed(holder, "/accounts?app_id=" + UUID.randomUUID())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=ACTIVE,SUSPENDED",
                "status=active",
                "sources=OKTA,MANUAL",
                "expand=everything",
                "app_id=x",
                "discovered_before=soon",
                "size=0"
            })
    void rule_4_an_unknown_value_is_refused_and_never_an_empty_list(String query) {
        assertThat(holder.door().get("/accounts?" + query).status()).isEqualTo(422);
    }

    private void grant() {
        reeve.tell(new GrantEntitlement(account, app, holder.id(), null, grant, ProvisioningMethod.DIRECT));
    }

    private String status() {
        return listed(holder, "/accounts").getFirst().get("status").asString();
    }

    private static List<JsonNode> listed(Person one, String path) {
        Answer answer = one.door().get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("items").valueStream().toList();
    }
}
