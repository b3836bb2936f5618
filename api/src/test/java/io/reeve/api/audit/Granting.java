package io.reeve.api.audit;

import static io.reeve.api.testing.Desk.because;
import static io.reeve.api.testing.Desk.direct;
import static io.reeve.api.testing.Desk.stage1;
import static io.reeve.testing.Soon.soon;

import io.reeve.api.testing.Desk;
import io.reeve.api.testing.Offer;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.kernel.user.Role;
import tools.jackson.databind.JsonNode;

/** Access that is asked for, agreed to, held and taken back, so that there is a history to read. */
record Granting(Desk desk, Person auditor) {

    static Granting in(RunningReeve reeve) {
        return new Granting(new Desk(reeve), reeve.person(Role.AUDITOR));
    }

    Person admin() {
        return desk.admin();
    }

    /** Given directly, once the approver has agreed. */
    Offer approvedBy(Person approver) {
        return desk.offer(stage1(approver), direct());
    }

    /** Given directly, to whoever asks. */
    Offer open() {
        return desk.offer("", direct());
    }

    String asked(Person who, Offer offer) {
        return desk.ask(who, offer.id(), because("to help"));
    }

    /** The id of the request, which is that of the grant, once access is held. */
    String held(Person who, Offer offer) {
        String request = asked(who, offer);
        desk.awaitStatus(request, "COMPLETED");
        awaitHeld(request);
        return request;
    }

    void takenBack(String request) {
        admin().door()
                .post("/admin/access_requests/" + request + "/revert", "{\"reason\": \"a mistake\"}")
                .expect(204);
        desk.awaitStatus(request, "REVERTED");
        soon().until(() -> !why(request).get("held").get(0).get("until").isNull());
    }

    void awaitHeld(String request) {
        soon().until(() ->
                auditor.door().get("/audit/access/" + request + "/why").status() == 200);
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
