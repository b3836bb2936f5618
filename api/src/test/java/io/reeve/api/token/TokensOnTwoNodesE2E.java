package io.reeve.api.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.UserCommand.UpdateUser;
import io.reeve.kernel.user.UserStatus;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What one node has decided counts for the next call to the other: no node keeps tokens or roles in its memory. */
class TokensOnTwoNodesE2E {

    private final RunningReeve reeve = RunningReeve.shared();
    private final String name = "two-nodes-" + UUID.randomUUID();
    private final Profile profile =
            new Profile(name, "", "Ada", "Lovelace", null, null, null, null, null, null, null, Map.of());
    private final Person ada = reeve.person(profile);

    @Test
    void a_token_is_revoked_suspended_with_its_owner_and_runs_out_everywhere() {
        try (RunningReeve other = reeve.secondNode()) {
            JsonNode issued = issue("{\"name\":\"laptop\"}");
            Visitor there = other.visitor().bearing(issued.get("token").stringValue());
            there.get("/users/current").expect(200);

            ada.door().delete("/api_tokens/" + issued.get("id").stringValue()).expect(204);
            there.get("/users/current").expect(401);

            Visitor owner = other.visitor()
                    .bearing(issue("{\"name\":\"phone\"}").get("token").stringValue());
            owner.get("/activity_logs?limit=1").expect(403);
            reeve.admin().post("/users/" + ada.id() + "/roles/AUDITOR", null).expect(201);
            owner.get("/activity_logs?limit=1").expect(200);
            reeve.tell(new UpdateUser(ada.id(), profile, UserStatus.SUSPENDED, null));
            owner.get("/users/current").expect(401);
            reeve.tell(new UpdateUser(ada.id(), profile, UserStatus.ACTIVE, null));
            owner.get("/users/current").expect(200);

            String end = reeve.clock().instant().plus(1, ChronoUnit.HOURS).toString();
            Visitor shortLived = other.visitor()
                    .bearing(issue("{\"name\":\"short\",\"expires_at\":\"" + end + "\"}")
                            .get("token")
                            .stringValue());
            shortLived.get("/users/current").expect(200);
            other.clock().putForward(Duration.ofHours(2));
            shortLived.get("/users/current").expect(401);
            assertThat(owner.get("/users/current").status()).isEqualTo(200);
        }
    }

    private JsonNode issue(String body) {
        return ada.door().post("/api_tokens", body).expect(201).json();
    }
}
