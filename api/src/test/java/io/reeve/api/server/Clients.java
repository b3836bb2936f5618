package io.reeve.api.server;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.Offer;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor;
import io.reeve.kernel.user.EstablishAdministrator;
import io.reeve.kernel.user.UserId;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Clients that write without a pause until their node is gone, and remember what they were told: people brought in and
 * changed by SCIM, requests for them, approvals.
 */
final class Clients {

    private static final String APPROVER = "approver";

    /** By what a person is to be called: their id. */
    private final Map<String, String> people = new ConcurrentHashMap<>();

    /** By the id of a person: the title they were given last. */
    private final Map<String, String> titles = new ConcurrentHashMap<>();

    /** By the id of a person: the call that asks for something for them, made or only begun. */
    private final Map<String, Call> calls = new ConcurrentHashMap<>();

    /** By the id of a person: the request that was made for them. */
    private final Map<String, String> requests = new ConcurrentHashMap<>();

    /** By the id of a request: its task, completed. */
    private final Map<String, String> completed = new ConcurrentHashMap<>();

    private final String app;
    private final String approverToken;
    private volatile boolean killed;

    private record Call(String key, String body) {}

    /** Makes what they need: an approver and an app. */
    Clients(Visitor door) {
        Visitor admin = RunningReeve.adminAt(door);
        String approver = bringIn(admin, APPROVER);
        approverToken = admin.post("/api_tokens", "{\"name\": \"to decide\", \"user_id\": \"" + approver + "\"}")
                .expect(201)
                .json()
                .get("token")
                .asString();
        app = Offer.offered(new Person(EstablishAdministrator.USER, admin), """
                        "request_flow": {"approvers": {"users": [{"id": "%s"}], "groups": []}},
                        "provisioning": {"groups_provisioning": "DIRECT_TO_USER"}""".formatted(approver))
                .id();
    }

    /** Runs that many of them, and {@code kill} when they have done a good deal and are in the middle of more. */
    void work(Visitor door, int many, int approvals, AutoCloseable kill) throws Exception {
        CountDownLatch enough = new CountDownLatch(approvals);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> clients = new ArrayList<>();
            IntStream.range(0, many).forEach(n -> clients.add(threads.submit(() -> workAs(n, door, enough))));
            soon().atMost(Duration.ofSeconds(60))
                    .until(() -> enough.getCount() == 0 || clients.stream().anyMatch(Future::isDone));
            killed = true;
            kill.close();
            for (Future<?> client : clients) {
                client.get();
            }
        }
    }

    private void workAs(int client, Visitor door, CountDownLatch enough) {
        Visitor admin = RunningReeve.adminAt(door);
        Visitor approver = door.bearing(approverToken);
        try {
            for (int round = 0; ; round++) {
                String person = bringIn(admin, "client-" + client + "-" + round);
                String request = ask(admin, person);
                if (request != null && approve(approver, request)) {
                    enough.countDown();
                }
                admin.with("Content-Type", "application/scim+json")
                        .send("PATCH", "/scim/v2/Users/" + person, """
                                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                                 "Operations": [{"op": "replace", "path": "title", "value": "Round %d"}]}""".formatted(round))
                        .expect(200);
                titles.put(person, "Round " + round);
            }
        } catch (UncheckedIOException gone) {
            if (!killed) {
                throw gone;
            }
        }
    }

    private String bringIn(Visitor admin, String name) {
        String id = admin.with("Content-Type", "application/scim+json")
                .post("/scim/v2/Users", """
                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%1$s",
                         "name": {"givenName": "A", "familyName": "Client"},
                         "emails": [{"value": "%1$s@example.org", "primary": true}]}""".formatted(name))
                .expect(201)
                .json()
                .get("id")
                .asString();
        people.put(name, id);
        return id;
    }

    private String ask(Visitor admin, String person) {
        Call call = new Call(UUID.randomUUID().toString(), """
                {"app_id": "%s", "target_user_id": "%s", "note": "Until we are cut off"}""".formatted(app, person));
        calls.put(person, call);
        String request = repeat(admin, call);
        requests.put(person, request);
        return request;
    }

    private static String repeat(Visitor admin, Call call) {
        return admin.with("Idempotency-Key", call.key())
                .post("/appstore/access_request", call.body())
                .expect(201)
                .json()
                .get(0)
                .get("id")
                .asString();
    }

    private boolean approve(Visitor approver, String request) {
        String open = "/tasks?status=PENDING&access_request_id=" + request;
        String task = soon().ignoreExceptionsMatching(thrown -> !(thrown instanceof UncheckedIOException))
                .until(() -> approver.get(open).expect(200).json().get("items"), items -> !items.isEmpty())
                .get(0)
                .get("id")
                .asString();
        approver.post("/tasks/" + task + "/complete", null).expect(204);
        completed.put(request, task);
        return true;
    }

    /** Asks the node that came after for everything that was answered with success. */
    void findEverythingAgain(RunningReeve after) {
        Visitor admin = after.admin();
        Visitor approver = after.visitor().bearing(approverToken);
        people.forEach((name, id) -> assertThat(admin.get("/scim/v2/Users/" + id)
                        .expect(200)
                        .json()
                        .get("userName")
                        .asString())
                .isEqualTo(name));
        titles.forEach((id, title) -> assertThat(
                        admin.get("/scim/v2/Users/" + id).json().get("title").asString())
                .isEqualTo(title));
        calls.forEach((person, call) -> {
            String request = repeat(admin, call);
            assertThat(request).isEqualTo(requests.getOrDefault(person, request));
            assertThat(admin.get("/appstore/access_requests?target_user_id=" + person)
                            .json()
                            .get("total")
                            .asInt())
                    .as("requests made with one key")
                    .isEqualTo(1);
        });
        completed.forEach((request, task) -> {
            assertThat(approver.get("/tasks/" + task).json().get("status").asString())
                    .isEqualTo("COMPLETED");
            soon().untilAsserted(() -> assertThat(admin.get("/appstore/access_requests/" + request)
                            .json()
                            .get("status")
                            .asString())
                    .isEqualTo("COMPLETED"));
        });
    }

    /** How many calls there were that may have made a request, whether their answer came or not. */
    int asked() {
        return calls.size();
    }

    /** Whom they brought in. */
    List<UserId> people() {
        return people.values().stream().map(UserId::of).toList();
    }
}
