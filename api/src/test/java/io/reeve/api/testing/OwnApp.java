package io.reeve.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.app.AppId;
import java.util.Arrays;
import java.util.stream.Collectors;

/** An app that a test makes for itself. */
public final class OwnApp {

    private OwnApp() {}

    /** {@code maker} is a domain administrator; the app names the others as its admins. */
    public static AppId madeBy(Person maker, String name, Person... admins) {
        Answer made = maker.door().post("/apps", """
                        {"name": "%s", "category": "Sales & Support", "description": "For tests"}""".formatted(name));
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        String id = made.json().get("id").asString();
        String users = Arrays.stream(admins)
                .map(admin -> "{\"id\": \"" + admin.id() + "\"}")
                .collect(Collectors.joining(","));
        Answer changed = maker.door().patch("/apps/" + id + "/settings", """
                        {"request_flow": {"admins": {"users": [%s], "groups": []}}}""".formatted(users));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        return AppId.of(id);
    }
}
