package io.reeve.api.audit;

import static io.reeve.testing.Soon.soon;

import io.reeve.api.testing.Offer;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.kernel.user.Role;
import tools.jackson.databind.JsonNode;

/** Access that is asked for, agreed to, held and taken back, so that there is a history to read. */
record Granting(RunningReeve reeve, Person admin, Person auditor) {

    static Granting in(RunningReeve reeve) {
        return new Granting(reeve, reeve.person(Role.ADMIN), reeve.person(Role.AUDITOR));
    }

    /** Given directly, once the approver has agreed. */
    Offer approvedBy(Person approver) {
        return Offer.offered(
                admin,
                "\"request_flow\": {\"approvers\": {\"groups\": [], \"users\": [{\"id\": \"" + approver.id() + "\"}]}}",
                "\"provisioning\": {\"groups_provisioning\": \"DIRECT_TO_USER\"}");
    }

    /** Given directly, to whoever asks. */
    Offer open() {
        return Offer.offered(admin, "\"provisioning\": {\"groups_provisioning\": \"DIRECT_TO_USER\"}");
    }

    String asked(Person who, Offer offer) {
        return who.door()
                .post(
                        "/appstore/access_request",
                        "{\"app_id\": \"%s\", \"business_justification\": \"to help\"}".formatted(offer.id()))
                .expect(201)
                .json()
                .get(0)
                .get("id")
                .asString();
    }

    /** The id of the request, which is that of the grant, once access is held. */
    String held(Person who, Offer offer) {
        String request = asked(who, offer);
        awaitStatus(request, "COMPLETED");
        awaitHeld(request);
        return request;
    }

    void agree(Person who, String request, String note) {
        String task = soon().until(
                        () -> admin.door()
                                .get("/tasks?show_all_tasks=true&status=PENDING&access_request_id=" + request)
                                .expect(200)
                                .json()
                                .get("items"),
                        tasks -> !tasks.isEmpty())
                .get(0)
                .get("id")
                .asString();
        who.door()
                .post("/tasks/" + task + "/complete", "{\"notes\": \"" + note + "\"}")
                .expect(204);
    }

    void takenBack(String request) {
        admin.door()
                .post("/admin/access_requests/" + request + "/revert", "{\"reason\": \"a mistake\"}")
                .expect(204);
        awaitStatus(request, "REVERTED");
        soon().until(() -> !why(request).get("held").get(0).get("until").isNull());
    }

    void awaitHeld(String request) {
        soon().until(() ->
                auditor.door().get("/audit/access/" + request + "/why").status() == 200);
    }

    void awaitStatus(String request, String status) {
        soon().until(() -> admin.door()
                .get("/appstore/access_requests/" + request)
                .json()
                .get("status")
                .asString()
                .equals(status));
    }

    JsonNode why(String request) {
        return auditor.door()
                .get("/audit/access/" + request + "/why")
                .expect(200)
                .json();
    }

    JsonNode access(String question) {
        return auditor.door().get("/audit/access?" + question).expect(200).json();
    }

    JsonNode history(String kind, Object id) {
        return auditor.door()
                .get("/audit/history/" + kind + "/" + id)
                .expect(200)
                .json()
                .get("items");
    }
}
