package io.reeve.api.audit;

import io.reeve.kernel.Actor;
import io.reeve.kernel.audit.LoggedEvent;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event in the Open Cybersecurity Schema Framework 1.3, category Identity &amp; Access Management. What comes and goes with an
 * account is class 3001, what a person may do 3005, who is in a group 3006, and everything else the management of an entity,
 * 3004. docs/auditors.md has the table.
 */
final class Ocsf {

    private static final int IDENTITY_AND_ACCESS_MANAGEMENT = 3;
    private static final int OTHER = 99;

    private enum EventClass {
        ACCOUNT_CHANGE(3001, "Account Change"),
        ENTITY_MANAGEMENT(3004, "Entity Management"),
        USER_ACCESS_MANAGEMENT(3005, "User Access Management"),
        GROUP_MANAGEMENT(3006, "Group Management");

        private final int uid;
        private final String caption;

        EventClass(int uid, String caption) {
            this.uid = uid;
            this.caption = caption;
        }
    }

    private record Kind(EventClass eventClass, int activity, String activityName) {}

    /** Events that are more than something that was made, changed or removed. */
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("user.created", new Kind(EventClass.ACCOUNT_CHANGE, 1, "Create")),
            Map.entry("user.erased", new Kind(EventClass.ACCOUNT_CHANGE, 6, "Delete")),
            Map.entry("account.created", new Kind(EventClass.ACCOUNT_CHANGE, 1, "Create")),
            Map.entry("account.entitlement_granted", assign()),
            Map.entry("account.entitlement_revoked", revoke()),
            Map.entry("role.granted", assign()),
            Map.entry("role.revoked", revoke()),
            Map.entry("membership.added", new Kind(EventClass.GROUP_MANAGEMENT, 3, "Add User")),
            Map.entry("membership.removed", new Kind(EventClass.GROUP_MANAGEMENT, 4, "Remove User")));

    private static final Map<String, String> FAILURES = Map.of(
            "access_request.deprovisioning_failed", "Access could not be taken away.",
            "access_request.provisioning_denied", "Somebody refused to give access.");

    private Ocsf() {}

    static ObjectNode of(LoggedEvent event) {
        Telling told = Telling.of(event);
        Kind kind = kind(told);
        ObjectNode ocsf = Telling.object()
                .put("category_uid", IDENTITY_AND_ACCESS_MANAGEMENT)
                .put("category_name", "Identity & Access Management")
                .put("class_uid", kind.eventClass().uid)
                .put("class_name", kind.eventClass().caption)
                .put("activity_id", kind.activity())
                .put("activity_name", kind.activityName())
                .put("type_uid", kind.eventClass().uid * 100 + kind.activity())
                .put("time", event.recordedAt().toEpochMilli())
                .put("severity_id", 1)
                .put("message", event.name());
        String failure = FAILURES.get(event.name());
        ocsf.put("status_id", failure == null ? 1 : 2).put("status", failure == null ? "Success" : "Failure");
        if (failure != null) {
            ocsf.put("status_detail", failure);
        }
        ocsf.set("metadata", metadata(told));
        ocsf.set("actor", actor(told.actor()));
        about(told, kind, ocsf);
        ObjectNode unmapped = Telling.object()
                .put("name", event.name())
                .put("revision", event.revision())
                .put("causation_id", told.cause())
                .put("leaf_hash", event.leafHash());
        unmapped.set("payload", told.payload());
        ocsf.set("unmapped", unmapped);
        return ocsf;
    }

    private static Kind assign() {
        return new Kind(EventClass.USER_ACCESS_MANAGEMENT, 1, "Assign Privileges");
    }

    private static Kind revoke() {
        return new Kind(EventClass.USER_ACCESS_MANAGEMENT, 2, "Revoke Privileges");
    }

    private static Kind kind(Telling told) {
        Kind known = KINDS.get(told.event().name());
        if (known != null) {
            return known;
        }
        if (told.event().name().endsWith(".status_changed")
                && Stream.of("user", "account").anyMatch(told.feature()::equals)) {
            return told.payload().path("status").asString("").equals("ACTIVE")
                    ? new Kind(EventClass.ACCOUNT_CHANGE, 2, "Enable")
                    : new Kind(EventClass.ACCOUNT_CHANGE, 5, "Disable");
        }
        return switch (told.happened()) {
            case "created", "requested", "opened", "issued" -> entity(1, "Create");
            case "changed", "settings_changed", "admins_changed", "members_changed", "reassigned" ->
                entity(3, "Update");
            case "deleted" -> entity(4, "Delete");
            default -> entity(OTHER, told.happened());
        };
    }

    private static Kind entity(int activity, String name) {
        return new Kind(EventClass.ENTITY_MANAGEMENT, activity, name);
    }

    private static ObjectNode metadata(Telling told) {
        ObjectNode metadata = Telling.object()
                .put("version", "1.3.0")
                .put("uid", told.event().id().toString())
                .put("sequence", told.event().position())
                .put("event_code", told.event().name())
                .put("correlation_uid", told.correlation())
                .put("logged_time", told.event().recordedAt().toEpochMilli());
        metadata.putObject("product").put("name", "Reeve").put("vendor_name", "Reeve");
        return metadata;
    }

    private static ObjectNode actor(@Nullable String text) {
        ObjectNode actor = Telling.object();
        if (text != null && Actor.parse(text) instanceof Actor.Person person) {
            actor.putObject("user").put("uid", person.userId().toString()).put("type_id", 1);
        } else {
            actor.put("app_name", text == null ? "unknown" : text);
        }
        return actor;
    }

    private static void about(Telling told, Kind kind, ObjectNode ocsf) {
        JsonNode payload = told.payload();
        switch (kind.eventClass()) {
            case ACCOUNT_CHANGE -> user(payload, ocsf);
            case USER_ACCESS_MANAGEMENT -> {
                user(payload, ocsf);
                ocsf.putArray("privileges").add(privilege(payload));
                if (payload.has("appId")) {
                    ocsf.putObject("resource")
                            .put("uid", payload.path("appId").asString())
                            .put("type", "App");
                }
            }
            case GROUP_MANAGEMENT -> {
                user(payload, ocsf);
                ocsf.putObject("group").put("uid", payload.path("groupId").asString());
            }
            case ENTITY_MANAGEMENT ->
                ocsf.putObject("entity")
                        .put("uid", told.event().aggregateId())
                        .put("type", told.event().aggregateType());
        }
    }

    private static void user(JsonNode payload, ObjectNode ocsf) {
        ObjectNode user =
                ocsf.putObject("user").put("uid", payload.path("userId").asString());
        if (payload.has("accountId")) {
            user.putObject("account").put("uid", payload.path("accountId").asString());
        }
    }

    /** A role, a permission, or the app as such. */
    private static String privilege(JsonNode payload) {
        return Stream.of("role", "permissionId", "appId")
                .map(field -> payload.path(field).asString(""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("access");
    }
}
