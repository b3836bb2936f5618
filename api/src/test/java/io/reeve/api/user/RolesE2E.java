package io.reeve.api.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.user.EstablishAdministrator;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RolesE2E {

    private final RunningReeve reeve = RunningReeve.shared();
    private final Person person = reeve.person();
    private final Person reader = reeve.person(Role.AUDITOR);

    @Test
    void everybody_has_the_role_user() {
        assertThat(person.door().get(roles(person)).text()).isEqualTo("[\"USER\"]");
    }

    @Test
    void roles_of_others_are_for_those_who_read_everything() {
        assertThat(reader.door().get(roles(person)).status()).isEqualTo(200);
        Answer refused = person.door().get(roles(reader));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("detail").isString()).isTrue();
    }

    @Test
    void a_role_counts_from_the_next_call_on() {
        assertThat(person.door().get(roles(reader)).status()).isEqualTo(403);
        Answer granted = reeve.admin().post(roles(person) + "/READ_ONLY_ADMIN", null);
        assertThat(granted.status()).isEqualTo(201);
        assertThat(granted.text()).isEqualTo("[\"READ_ONLY_ADMIN\",\"USER\"]");
        assertThat(person.door().get(roles(reader)).status()).isEqualTo(200);
        Answer revoked = reeve.admin().delete(roles(person) + "/READ_ONLY_ADMIN");
        assertThat(revoked.status()).isEqualTo(204);
        assertThat(revoked.text()).isEmpty();
        assertThat(person.door().get(roles(reader)).status()).isEqualTo(403);
    }

    @Test
    void a_role_that_is_held_can_be_given_again_and_one_that_is_not_cannot_be_taken() {
        assertThat(reeve.admin().post(roles(reader) + "/AUDITOR", null).status())
                .isEqualTo(201);
        assertThat(reeve.admin().delete(roles(person) + "/AUDITOR").status()).isEqualTo(404);
    }

    @Test
    void roles_are_given_and_taken_by_administrators_only() {
        assertThat(person.door().post(roles(person) + "/ADMIN", null).status()).isEqualTo(403);
        assertThat(reader.door().delete(roles(reader) + "/AUDITOR").status()).isEqualTo(403);
    }

    @Test
    void rule_23_every_role_can_be_held_and_reads_what_it_may() {
        for (Role role : Role.values()) {
            if (role == Role.USER) {
                continue;
            }
            Person holder = reeve.person();
            assertThat(reeve.admin().post(roles(holder) + "/" + role, null).text())
                    .isEqualTo("[\"" + role + "\",\"USER\"]");
            boolean readsEverything =
                    Set.of(Role.ADMIN, Role.READ_ONLY_ADMIN, Role.AUDITOR).contains(role);
            for (String path : List.of("/activity_logs?limit=1", roles(person), "/api_tokens?user_id=" + person.id())) {
                assertThat(holder.door().get(path).status())
                        .as(role + " " + path)
                        .isEqualTo(readsEverything ? 200 : 403);
            }
            boolean seesTheStore = readsEverything || role == Role.APPSTORE_READ_ONLY_ADMIN;
            assertThat(holder.door().get("/appstore/apps?all_visibilities=true").status())
                    .as(role + " in the AppStore")
                    .isEqualTo(seesTheStore ? 200 : 403);
            assertThat(holder.door().get("/scim/v2/Users?count=1").status())
                    .as(role + " in the directory")
                    .isEqualTo(role == Role.ADMIN ? 200 : 403);
            if (role != Role.ADMIN) {
                assertThat(holder.door().post(roles(holder) + "/ADMIN", null).status())
                        .as(role + " makes itself an administrator")
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void rule_23_unknown_roles_are_refused_by_name() {
        Answer refused = reeve.admin().post(roles(person) + "/EMPEROR", null);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("detail").get(0).get("msg").stringValue())
                .contains("EMPEROR")
                .contains("ACCESS_REVIEW_ADMINISTRATOR");
    }

    @Test
    void rule_23_the_role_user_is_neither_given_nor_taken() {
        assertThat(reeve.admin().post(roles(person) + "/USER", null).status()).isEqualTo(422);
        assertThat(reeve.admin().delete(roles(person) + "/USER").status()).isEqualTo(409);
    }

    @Test
    void roles_of_nobody_are_not_found() {
        String nobody = "/users/" + UserId.next() + "/roles";
        assertThat(reeve.admin().get(nobody).status()).isEqualTo(404);
        assertThat(reeve.admin().post(nobody + "/AUDITOR", null).status()).isEqualTo(404);
        assertThat(reeve.admin().delete(nobody + "/AUDITOR").status()).isEqualTo(404);
    }

    @Test
    void rule_23_the_last_administrator_cannot_lose_the_role() {
        String role = "/users/" + EstablishAdministrator.USER + "/roles/ADMIN";
        // A node of its own: on the shared one other tests have made administrators, too.
        try (RunningReeve alone = RunningReeve.start()) {
            Answer refused = alone.admin().delete(role);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().get("detail").stringValue()).contains("administrator");
        }
    }

    private static String roles(Person person) {
        return "/users/" + person.id() + "/roles";
    }
}
