package io.reeve.api.testing;

import io.reeve.api.testing.RunningReeve.Person;
import java.util.UUID;

/** An app with a name that nobody else has, made over HTTP as clients make it. */
public record Offer(Person admin, String name, String id) {

    public static Offer made(Person admin) {
        String name = "App " + UUID.randomUUID();
        Visitor.Answer answer = admin.door().post("/apps", """
                {"name": "%s", "category": "Other", "description": "An app"}""".formatted(name)).expect(200);
        return new Offer(admin, name, answer.json().get("id").asString());
    }

    /** In the AppStore, with these settings beside {@code app_id}, such as {@code "request_flow": {...}}. */
    public static Offer offered(Person admin, String... settings) {
        Offer offer = made(admin);
        String all = String.join(", ", settings);
        admin.door()
                .post("/appstore/apps", "{\"app_id\": \"" + offer.id + "\"" + (all.isEmpty() ? "" : ", " + all) + "}")
                .expect(200);
        return offer;
    }

    /** A permission of the app; {@code more} is what stands beside its label, such as {@code "request_config": {...}}. */
    public String permission(String label, String... more) {
        String all = String.join(", ", more);
        return admin.door()
                .post(
                        "/appstore/requestable_permissions",
                        "{\"app_id\": \"%s\", \"label\": \"%s\"%s}"
                                .formatted(id, label, all.isEmpty() ? "" : ", " + all))
                .expect(201)
                .json()
                .get("id")
                .asString();
    }

    public String visible(String label) {
        return permission(label, "\"request_config\": {\"appstore_visibility\": \"VISIBLE\"}");
    }
}
