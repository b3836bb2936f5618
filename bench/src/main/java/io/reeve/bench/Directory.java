package io.reeve.bench;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** People created, changed, read and found, as an identity provider and a client do it. */
final class Directory {

    private static final String SCIM = "application/scim+json";

    private final Organisation organisation;
    private final String admin;
    private final List<HttpConnection> connections;
    private final AtomicLong created = new AtomicLong();
    private final AtomicLong changed = new AtomicLong();

    Directory(Organisation organisation, String adminToken, List<HttpConnection> connections) {
        this.organisation = organisation;
        this.admin = adminToken;
        this.connections = connections;
    }

    void create(int client, long turn) {
        long number = created.getAndIncrement();
        connections
                .get(client)
                .send(
                        "POST",
                        "/scim/v2/Users",
                        admin,
                        Organisation.scimUser(
                                Organisation.userName("joiner", number),
                                Organisation.department(number),
                                organisation.manager.id()),
                        SCIM)
                .expect(201);
    }

    /**
     * Each client changes people of its own, so that none waits for another's lock on a person; and never to what they are
     * already, which would write nothing.
     */
    void change(int client, long turn) {
        int own = organisation.people.size() / connections.size();
        String id = organisation
                .people
                .get((int) (client * (long) own + turn % own))
                .id();
        connections
                .get(client)
                .send("PATCH", "/scim/v2/Users/" + id, admin, """
                        {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                         "Operations":[{"op":"replace","path":"title","value":"Engineer %d"}]}""".formatted(changed.getAndIncrement()), SCIM)
                .expect(200);
    }

    void readById(int client, long turn) {
        connections.get(client).get("/users/" + anybody(), admin).expect(200);
    }

    void findByUserName(int client, long turn) {
        long number = ThreadLocalRandom.current().nextLong(organisation.people.size());
        find(client, "userName%20eq%20%22person." + number + "@bench.example%22", 100);
    }

    /** One department in a hundred, the first ten people of it. */
    void findByDepartment(int client, long turn) {
        String department = Organisation.department(ThreadLocalRandom.current().nextLong(100))
                .replace(" ", "%20");
        find(
                client,
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department%20eq%20%22" + department + "%22",
                10);
    }

    void findByMembership(int client, long turn) {
        String group = organisation.groups.get((int) (turn % organisation.groups.size()));
        find(client, "groups.value%20eq%20%22" + group + "%22", 10);
    }

    private void find(int client, String filter, int count) {
        connections
                .get(client)
                .get("/scim/v2/Users?count=" + count + "&filter=" + filter, admin)
                .expect(200);
    }

    private String anybody() {
        return organisation
                .people
                .get(ThreadLocalRandom.current().nextInt(organisation.people.size()))
                .id();
    }
}
