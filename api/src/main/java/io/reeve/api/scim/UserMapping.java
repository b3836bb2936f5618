package io.reeve.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import io.reeve.kernel.group.GroupView;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserStatus;
import io.reeve.kernel.user.UserView;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person as a SCIM user and back. {@code department} of the enterprise extension is the team; our own extension holds the
 * first and last day and the custom attributes. Attributes that no schema of ours declares are ignored, as RFC 7644, 3.3
 * allows.
 */
final class UserMapping {

    private UserMapping() {}

    static ObjectNode toScim(UserView user, List<GroupView> groups, Locations locations) {
        Profile profile = user.profile();
        ObjectNode scim = Json.object();
        scim.putArray("schemas").add(Urns.USER).add(Urns.ENTERPRISE).add(Urns.REEVE);
        scim.put("id", user.id().toString());
        putIfPresent(scim, "externalId", profile.externalId());
        scim.put("userName", profile.userName());
        ObjectNode name = scim.putObject("name");
        name.put("givenName", profile.givenName());
        name.put("familyName", profile.familyName());
        name.put("formatted", displayName(profile));
        scim.put("displayName", displayName(profile));
        putIfPresent(scim, "title", profile.title());
        scim.put("active", user.status() == UserStatus.ACTIVE);
        if (!profile.email().isEmpty()) {
            scim.putArray("emails")
                    .addObject()
                    .put("value", profile.email())
                    .put("type", "work")
                    .put("primary", true);
        }
        if (!groups.isEmpty()) {
            ArrayNode memberOf = scim.putArray("groups");
            for (GroupView group : groups) {
                memberOf.addObject()
                        .put("value", group.id().toString())
                        .put("display", group.name())
                        .put("$ref", locations.group(group.id()))
                        .put("type", "direct");
            }
        }
        scim.set(Urns.ENTERPRISE, enterprise(profile, locations));
        scim.set(Urns.REEVE, extension(profile));
        scim.set(
                "meta",
                locations.meta(
                        "User",
                        locations.user(user.id()),
                        user.createdAt(),
                        user.changedAt(),
                        Versions.etag(user.version(), groups)));
        return scim;
    }

    private static ObjectNode enterprise(Profile profile, Locations locations) {
        ObjectNode enterprise = Json.object();
        putIfPresent(enterprise, "employeeNumber", profile.employeeNumber());
        putIfPresent(enterprise, "department", profile.team());
        UserId manager = profile.manager();
        if (manager != null) {
            enterprise.putObject("manager").put("value", manager.toString()).put("$ref", locations.user(manager));
        }
        return enterprise;
    }

    private static ObjectNode extension(Profile profile) {
        ObjectNode extension = Json.object();
        putIfPresent(extension, "startDate", profile.startDate());
        putIfPresent(extension, "endDate", profile.endDate());
        ObjectNode custom = extension.putObject("customAttributes");
        profile.customAttributes().forEach(custom::put);
        return extension;
    }

    /** Without what is made of the parts of a name: the parts, once taken away, would be made of it again. */
    static ObjectNode withoutMadeNames(ObjectNode scim) {
        scim.remove("displayName");
        scim.withObject("/name").remove("formatted");
        return scim;
    }

    static Profile profile(ObjectNode scim) throws BadRequestException {
        String userName = Json.text(scim, "userName");
        if (userName == null) {
            throw BadRequestException.invalidValue("The attribute 'userName' is required.");
        }
        JsonNode name = Json.object(scim.path("name"), "name");
        JsonNode enterprise = Json.object(scim.path(Urns.ENTERPRISE), Urns.ENTERPRISE);
        JsonNode extension = Json.object(scim.path(Urns.REEVE), Urns.REEVE);
        String given = Json.text(name, "givenName");
        String family = Json.text(name, "familyName");
        String shown = firstOf(Json.text(scim, "displayName"), Json.text(name, "formatted"));
        return new Profile(
                userName,
                email(scim, userName),
                orEmpty(given == null && family == null && shown != null ? allButLastWord(shown) : given),
                orEmpty(given == null && family == null && shown != null ? lastWord(shown) : family),
                Json.text(scim, "title"),
                Json.text(enterprise, "department"),
                manager(enterprise),
                Json.text(enterprise, "employeeNumber"),
                date(extension, "startDate"),
                date(extension, "endDate"),
                Json.text(scim, "externalId"),
                customAttributes(extension));
    }

    /** Absent means active; some providers send the boolean as text. */
    static UserStatus status(ObjectNode scim) throws BadRequestException {
        JsonNode active = scim.path("active");
        if (active.isMissingNode() || active.isNull()) {
            return UserStatus.ACTIVE;
        }
        String text = active.asText();
        if ((active.isBoolean() || active.isTextual())
                && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
            return text.equalsIgnoreCase("true") ? UserStatus.ACTIVE : UserStatus.SUSPENDED;
        }
        throw BadRequestException.invalidValue("The attribute 'active' must be true or false.");
    }

    static String displayName(Profile profile) {
        return (profile.givenName() + " " + profile.familyName()).strip();
    }

    /**
     * The primary address, else the first; a provider that sends none is taken to use the address as user name. Of two that
     * are primary the last was added, which makes it the only one (RFC 7644, 3.5.2).
     */
    private static String email(ObjectNode scim, String userName) throws BadRequestException {
        String primary = null;
        String first = null;
        for (JsonNode candidate : Json.list(scim.path("emails"), "emails")) {
            String value = Json.text(Json.object(candidate, "emails"), "value");
            if (value != null && candidate.path("primary").asText().equalsIgnoreCase("true")) {
                primary = value;
            }
            first = firstOf(first, value);
        }
        String chosen = firstOf(primary, first);
        return chosen != null ? chosen : userName.contains("@") ? userName : "";
    }

    private static @Nullable UserId manager(JsonNode enterprise) throws BadRequestException {
        JsonNode sent = enterprise.path("manager");
        // Entra ID sends the bare id, or a list of one, everybody else the complex value of RFC 7643, 4.3.
        JsonNode manager = sent.isArray() && sent.size() == 1 ? sent.get(0) : sent;
        String id = manager.isTextual() ? manager.textValue() : Json.text(Json.object(manager, "manager"), "value");
        if (id == null || id.isEmpty()) {
            return null;
        }
        try {
            return UserId.of(id);
        } catch (IllegalArgumentException e) {
            throw BadRequestException.invalidValue("The manager's value is the id of no user: " + id);
        }
    }

    private static @Nullable LocalDate date(JsonNode extension, String field) throws BadRequestException {
        String text = Json.text(extension, field);
        try {
            return text == null ? null : LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeParseException e) {
            throw BadRequestException.invalidValue("The attribute '" + field + "' must be a date such as 2026-01-31.");
        }
    }

    private static Map<String, String> customAttributes(JsonNode extension) throws BadRequestException {
        JsonNode custom = Json.object(extension.path("customAttributes"), "customAttributes");
        Map<String, String> attributes = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : custom.properties()) {
            String value = Json.text(custom, entry.getKey());
            if (value != null) {
                attributes.put(entry.getKey(), value);
            }
        }
        return attributes;
    }

    private static void putIfPresent(ObjectNode node, String field, @Nullable Object value) {
        if (value != null) {
            node.put(field, value.toString());
        }
    }

    private static @Nullable String firstOf(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String lastWord(String text) {
        return text.substring(text.lastIndexOf(' ') + 1);
    }

    private static String allButLastWord(String text) {
        return text.substring(0, Math.max(0, text.lastIndexOf(' '))).strip();
    }
}
