package io.reeve.api.scim;

import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.Visitor;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.user.Role;
import java.util.UUID;

/** An identity provider that writes to Reeve, and people that it brings in. */
record Directory(Visitor door) {

    /** Somebody it brought in. */
    record Entry(String id, String userName) {}

    static Directory of(RunningReeve reeve) {
        return new Directory(reeve.person(Role.ADMIN).door());
    }

    Entry somebody() {
        return somebody("");
    }

    /** {@code more} is spliced into the user, such as {@code "title":"Engineer"}. */
    Entry somebody(String more) {
        String userName = "scim." + UUID.randomUUID() + "@example.org";
        Answer created = door.post("/scim/v2/Users", """
                        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%1$s",
                         "name":{"givenName":"Some","familyName":"Body"},"emails":[{"value":"%1$s","primary":true}]%2$s}
                        """.formatted(userName, more.isEmpty() ? "" : "," + more))
                .expect(201);
        return new Entry(created.json().get("id").asString(), userName);
    }
}
