package io.reeve.api.testing;

import static io.reeve.testing.Soon.soon;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.group.ListMembers;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What tests of requests do over and over: make apps, ask, decide, look. Everything goes over HTTP. */
public record Desk(RunningReeve reeve, Person admin) {

    public Desk(RunningReeve reeve) {
        this(reeve, reeve.person(Role.ADMIN));
    }

    // Apps

    public String app(String flow, String provisioning) {
        return offer(flow, provisioning).id();
    }

    /** An app with this {@code request_flow} and {@code provisioning}, each given as what stands between the braces. */
    public Offer offer(String flow, String provisioning) {
        return Offer.offered(
                admin, "\"request_flow\": {%s}".formatted(flow), "\"provisioning\": {%s}".formatted(provisioning));
    }

    /** A permission of the app that can be asked for, given through the group, or by hand when there is none. */
    public String permission(String app, @Nullable GroupId group) {
        String fulfillment = group == null ? "" : "\"provisioning_group\": {\"id\": \"%s\"}".formatted(group);
        return admin.door()
                .post("/appstore/requestable_permissions", """
                                        {"app_id": "%s", "label": "A permission", "request_config": {
                                          "appstore_visibility": "VISIBLE", "request_fulfillment_config": {%s}}}""".formatted(app, fulfillment))
                .expect(201)
                .json()
                .get("id")
                .asString();
    }

    public static String direct() {
        return "\"groups_provisioning\": \"DIRECT_TO_USER\"";
    }

    public static String byHand() {
        return "\"groups_provisioning\": \"GROUPS_AND_VISIBLE\"";
    }

    public static String manager() {
        return "\"require_manager_approval\": true";
    }

    public static String stage1(Person... people) {
        return approvers("approvers", people);
    }

    public static String stage2(Person... people) {
        return "\"require_additional_approval\": true, " + approvers("approvers_stage_2", people);
    }

    public static String admins(Person... people) {
        return approvers("admins", people);
    }

    public static String stage1(GroupId group) {
        return "\"approvers\": {\"users\": [], \"groups\": [{\"id\": \"%s\"}]}".formatted(group);
    }

    private static String approvers(String name, Person... people) {
        return "\"%s\": {\"groups\": [], \"users\": [%s]}"
                .formatted(
                        name,
                        Arrays.stream(people)
                                .map(person -> "{\"id\": \"" + person.id() + "\"}")
                                .collect(joining(", ")));
    }

    public static String all(String... settings) {
        return Stream.of(settings).collect(joining(", "));
    }

    // Asking

    public Answer tryToAsk(Person who, String app, String... more) {
        String rest = Stream.of(more).map(part -> ", " + part).collect(joining());
        return who.door().post("/appstore/access_request", "{\"app_id\": \"" + app + "\"" + rest + "}");
    }

    /** The id of the only request this makes. */
    public String ask(Person who, String app, String... more) {
        JsonNode made = tryToAsk(who, app, more).expect(201).json();
        assertThat(made.size()).isEqualTo(1);
        return made.get(0).get("id").asString();
    }

    public static String because(String justification) {
        return "\"business_justification\": \"" + justification + "\"";
    }

    public static String of(String permission) {
        return "\"requestable_permission_ids\": [\"" + permission + "\"]";
    }

    public static String forPerson(Person target) {
        return "\"target_user_id\": \"" + target.id() + "\"";
    }

    public static String seconds(long seconds) {
        return "\"expiration_in_seconds\": " + seconds;
    }

    // Looking

    public JsonNode read(String request) {
        return admin.door()
                .get("/appstore/access_requests/" + request)
                .expect(200)
                .json();
    }

    public String status(String request) {
        return read(request).get("status").asString();
    }

    public void awaitStatus(String request, String status) {
        soon().untilAsserted(() -> assertThat(status(request)).isEqualTo(status));
    }

    /** What has happened to it, in order: the names of its events without their family. */
    public List<String> history(String request) {
        return reeve
                .database()
                .jdbc()
                .sql("select name from reeve.event where aggregate_id = :id order by sequence")
                .param("id", request)
                .query(String.class)
                .list()
                .stream()
                .map(name -> name.substring(name.indexOf('.') + 1))
                .toList();
    }

    public List<String> accountStatuses(Person person) {
        return admin.door()
                .get("/users/" + person.id() + "/accounts")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(account -> account.get("status").asString())
                .toList();
    }

    public List<String> members(GroupId group) {
        return reeve.ask(new ListMembers(group, PageRequest.FIRST)).items().stream()
                .map(UserId::toString)
                .toList();
    }

    // Deciding

    /** The open task of the request, once it is there. */
    public JsonNode task(String request) {
        return soon().until(() -> openTasks(request), tasks -> !tasks.isEmpty()).getFirst();
    }

    public List<JsonNode> openTasks(String request) {
        return tasks(request).stream()
                .filter(task -> List.of("PENDING", "BLOCKED")
                        .contains(task.get("status").asString()))
                .toList();
    }

    public List<JsonNode> tasks(String request) {
        return admin.door()
                .get("/tasks?show_all_tasks=true&access_request_id=" + request)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    /** The open task of this type, once it is there. */
    public String task(String request, String type) {
        return soon().until(
                        () -> openTasks(request).stream()
                                .filter(task -> task.get("task_type").asString().equals(type))
                                .toList(),
                        tasks -> !tasks.isEmpty())
                .getFirst()
                .get("id")
                .asString();
    }

    public void complete(Person who, String task) {
        who.door().post("/tasks/" + task + "/complete", null).expect(204);
    }

    /** With the open task of the request. */
    public void agree(Person who, String request, String notes) {
        who.door()
                .post("/tasks/" + task(request).get("id").asString() + "/complete", "{\"notes\": \"" + notes + "\"}")
                .expect(204);
    }

    public void dismiss(Person who, String task) {
        who.door().post("/tasks/" + task + "/dismiss", null).expect(204);
    }
}
