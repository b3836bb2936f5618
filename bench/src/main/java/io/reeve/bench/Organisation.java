package io.reeve.bench;

import io.reeve.bench.HttpConnection.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is loaded before anything is measured: people with tokens, those who approve, and an app with two kinds of permission. */
final class Organisation {

    /** One of those who approve or provision. */
    record Person(String id, String token) {}

    private static final int LOADERS = 16;
    private static final int DEPARTMENTS = 100;
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"");

    private final int port;
    private final String admin;

    final List<Person> people;
    final Person manager;
    final Person firstStage;
    final Person secondStage;
    final Person owner;
    final String app;
    final List<String> shortPermissions = new ArrayList<>();
    final List<String> longPermissions = new ArrayList<>();
    final List<String> groups = new ArrayList<>();

    Organisation(int port, String adminToken, int size, int permissionsOfEachKind) {
        this.port = port;
        this.admin = adminToken;
        try (HttpConnection http = new HttpConnection(port)) {
            manager = person(http, "manager", "");
            firstStage = person(http, "first", "");
            secondStage = person(http, "second", "");
            owner = person(http, "owner", "");
            people = load(size);
            app = app(http);
            for (int number = 0; number < permissionsOfEachKind; number++) {
                String group =
                        id(http.send("POST", "/scim/v2/Groups", admin, """
                        {"displayName":"granted %d"}""".formatted(number), "application/scim+json")
                                .expect(201));
                groups.add(group);
                shortPermissions.add(permission(http, """
                        {"app_id":"%s","label":"Short %d","request_config":{"appstore_visibility":"VISIBLE",
                         "request_approval_config":{"request_approval_config_override":true,"approvers":{"users":[{"id":"%s"}]}},
                         "request_fulfillment_config":{"provisioning_group":{"id":"%s"}}}}
                        """.formatted(app, number, firstStage.id(), group)));
                longPermissions.add(permission(http, """
                        {"app_id":"%s","label":"Long %d","request_config":{"appstore_visibility":"VISIBLE",
                         "request_approval_config":{"request_approval_config_override":true,"manager_approval":"INITIAL_APPROVAL",
                         "require_additional_approval":true,
                         "approvers":{"users":[{"id":"%s"}]},"approvers_stage_2":{"users":[{"id":"%s"}]}}}}
                        """.formatted(app, number, firstStage.id(), secondStage.id())));
            }
        }
    }

    static String department(long number) {
        return "Department " + number % DEPARTMENTS;
    }

    static String userName(String prefix, long number) {
        return prefix + "." + number + "@bench.example";
    }

    static String scimUser(String userName, String department, String manager) {
        return """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%s","name":{"givenName":"Given","familyName":"Family"},
                 "emails":[{"value":"%s","primary":true}],"title":"Engineer","active":true,
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"%s"%s}}
                """.formatted(
                        userName,
                        userName,
                        department,
                        manager.isEmpty() ? "" : ",\"manager\":{\"value\":\"" + manager + "\"}");
    }

    static String id(Answer answer) {
        return first(ID, answer.text());
    }

    private Person person(HttpConnection http, String name, String managerId) {
        String user = id(http.send(
                        "POST",
                        "/scim/v2/Users",
                        admin,
                        scimUser(name + "@bench.example", department(number(name)), managerId),
                        "application/scim+json")
                .expect(201));
        String token = first(
                TOKEN,
                http.post("/api_tokens", admin, """
                {"name":"bench","user_id":"%s"}""".formatted(user)).expect(201).text());
        return new Person(user, token);
    }

    private List<Person> load(int size) {
        try (ExecutorService loaders = Executors.newFixedThreadPool(LOADERS)) {
            List<Future<List<Person>>> parts = new ArrayList<>();
            for (int loader = 0; loader < LOADERS; loader++) {
                int first = loader;
                parts.add(loaders.submit(() -> {
                    List<Person> loaded = new ArrayList<>();
                    try (HttpConnection http = new HttpConnection(port)) {
                        for (int number = first; number < size; number += LOADERS) {
                            loaded.add(person(http, "person." + number, manager.id()));
                        }
                    }
                    return loaded;
                }));
            }
            List<Person> all = new ArrayList<>();
            for (Future<List<Person>> part : parts) {
                all.addAll(part.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the people cannot be loaded", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private String app(HttpConnection http) {
        String created = id(http.post("/apps", admin, """
                {"name":"Bench","category":"Developers","description":"What is asked for"}""").expect(200));
        http.post("/appstore/apps", admin, """
                {"app_id":"%s","request_flow":{"discoverability":"FULL","admins":{"users":[{"id":"%s"}]}},
                 "provisioning":{"groups_provisioning":"GROUPS_AND_VISIBLE"}}""".formatted(created, owner.id())).expect(200);
        return created;
    }

    private String permission(HttpConnection http, String body) {
        return id(http.post("/appstore/requestable_permissions", admin, body).expect(201));
    }

    /** The number behind the last dot, which spreads the people evenly over the departments. */
    private static long number(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return last.chars().allMatch(Character::isDigit) ? Long.parseLong(last) : 0;
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }
}
