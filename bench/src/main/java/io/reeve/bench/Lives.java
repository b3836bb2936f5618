package io.reeve.bench;

import io.reeve.bench.HttpConnection.Answer;
import io.reeve.bench.Organisation.Person;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Whole lives of requests over HTTP, each person acting with their own token. No pair of person and permission comes twice. */
final class Lives {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Organisation organisation;
    private final List<HttpConnection> connections;
    private final AtomicLong shortLives = new AtomicLong();
    private final AtomicLong longLives = new AtomicLong();

    Lives(Organisation organisation, List<HttpConnection> connections) {
        this.organisation = organisation;
        this.connections = connections;
    }

    /** Only the submission; takes a pair that a short life then cannot take. */
    void submit(int client, long turn) {
        submit(connections.get(client), shortLives.getAndIncrement(), organisation.shortPermissions);
    }

    void shortLife(int client, long turn) {
        HttpConnection http = connections.get(client);
        long number = shortLives.getAndIncrement();
        String request = submit(http, number, organisation.shortPermissions);
        act(http, request, organisation.firstStage);
        awaitCompleted(http, request, person(number));
    }

    void longLife(int client, long turn) {
        HttpConnection http = connections.get(client);
        long number = longLives.getAndIncrement();
        String request = submit(http, number, organisation.longPermissions);
        act(http, request, organisation.manager);
        act(http, request, organisation.firstStage);
        act(http, request, organisation.secondStage);
        act(http, request, organisation.owner);
        awaitCompleted(http, request, person(number));
    }

    void ownRequests(int client, long turn) {
        Person person = person(client + turn * connections.size());
        connections
                .get(client)
                .get("/appstore/access_requests?target_user_id=" + person.id(), person.token())
                .expect(200);
    }

    void tasksOfApprover(int client, long turn) {
        connections
                .get(client)
                .get("/tasks?status=PENDING&size=50", organisation.firstStage.token())
                .expect(200);
    }

    private String submit(HttpConnection http, long number, List<String> permissions) {
        String permission = permissions.get((int) (number / organisation.people.size() % permissions.size()));
        return Organisation.id(http.post(
                        "/appstore/access_request", person(number).token(), """
                {"app_id":"%s","requestable_permission_ids":["%s"],"business_justification":"For the measurement"}
                """.formatted(organisation.app, permission))
                .expect(201));
    }

    private Person person(long number) {
        return organisation.people.get((int) (number % organisation.people.size()));
    }

    /** Waits for the task of this person about the request, and does it. */
    private static void act(HttpConnection http, String request, Person person) {
        String path = "/tasks?status=PENDING&access_request_id=" + request;
        Answer found = await(http, path, person, "\"task_type\"");
        http.post("/tasks/" + Organisation.id(found) + "/complete", person.token(), null)
                .expect(204);
    }

    private static void awaitCompleted(HttpConnection http, String request, Person person) {
        await(http, "/appstore/access_requests/" + request, person, "\"status\":\"COMPLETED\"");
    }

    private static Answer await(HttpConnection http, String path, Person person, String wanted) {
        long end = System.nanoTime() + LIMIT.toNanos();
        long pause = 4_000_000;
        while (true) {
            Answer answer = http.get(path, person.token()).expect(200);
            if (answer.text().contains(wanted)) {
                return answer;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no " + wanted + " at " + path + ": " + answer.text());
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(pause * 2, 64_000_000);
        }
    }
}
