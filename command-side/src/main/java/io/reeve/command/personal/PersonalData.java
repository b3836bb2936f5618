package io.reeve.command.personal;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Seals the personal fields of an event on the way in and opens them on the way out. In the log a sealed field is
 * <pre>{"$personal": {"of": "person's id", "data": "base64"}}</pre>
 * with the field's JSON inside, AES-GCM, bound to the event and to the name of the field. It says itself whose it is, so
 * it can be opened before any upcaster sees the event and whatever the record looks like by then.
 */
@Component
public class PersonalData {

    private static final String SEALED = "$personal";
    private static final byte[] MARK = ("\"" + SEALED + "\"").getBytes(StandardCharsets.US_ASCII);

    private final PersonKeys keys;
    private final JsonMapper json = JsonMapper.shared();

    public PersonalData(PersonKeys keys) {
        this.keys = keys;
    }

    /** Whether anything in this payload is sealed. Cheap: almost all payloads are answered no. */
    public static boolean isIn(byte[] payload) {
        outer:
        for (int i = 0; i <= payload.length - MARK.length; i++) {
            for (int j = 0; j < MARK.length; j++) {
                if (payload[i + j] != MARK[j]) {
                    continue outer;
                }
            }
            return true;
        }
        return false;
    }

    /** Seals the fields, given with the field that names the person. What is null stays null. */
    public byte[] seal(byte[] payload, Map<String, String> personByField, UUID eventId, UnitKeys unit) {
        ObjectNode event = (ObjectNode) json.readTree(payload);
        personByField.forEach((field, personField) -> {
            JsonNode value = event.path(field);
            if (!value.isMissingNode() && !value.isNull()) {
                String person = personNamedIn(event, personField);
                unit.of(person)
                        .ifPresentOrElse(
                                key -> event.set(field, sealed(value, person, key, binding(eventId, field))),
                                () -> event.putNull(field));
            }
        });
        return json.writeValueAsBytes(event);
    }

    /** Opens what is sealed in these payloads; a field whose person was forgotten reads as null. */
    public Map<UUID, byte[]> open(Map<UUID, byte[]> payloads) {
        Map<UUID, ObjectNode> events = new LinkedHashMap<>();
        Set<String> people = new HashSet<>();
        payloads.forEach((eventId, payload) -> {
            ObjectNode event = (ObjectNode) json.readTree(payload);
            events.put(eventId, event);
            event.values().forEach(value -> {
                if (value.has(SEALED)) {
                    people.add(value.path(SEALED).path("of").asString());
                }
            });
        });
        keys.load(people);
        Map<UUID, byte[]> opened = new LinkedHashMap<>();
        events.forEach((eventId, event) -> opened.put(eventId, opened(eventId, event)));
        return opened;
    }

    /** Never stored in the open because nobody is named. */
    private static String personNamedIn(ObjectNode event, String field) {
        String person = event.path(field).isString() ? event.path(field).asString() : "";
        if (person.isBlank()) {
            throw new IllegalArgumentException("an event with personal data names nobody in " + field);
        }
        return person;
    }

    private byte[] opened(UUID eventId, ObjectNode event) {
        for (String field : List.copyOf(event.propertyNames())) {
            JsonNode seal = event.path(field).path(SEALED);
            if (seal.isObject()) {
                event.set(field, opened(seal, binding(eventId, field)));
            }
        }
        return json.writeValueAsBytes(event);
    }

    private ObjectNode sealed(JsonNode value, String person, Aead key, byte[] binding) {
        try {
            byte[] data = key.encrypt(json.writeValueAsBytes(value), binding);
            ObjectNode field = json.createObjectNode();
            field.putObject(SEALED)
                    .put("of", person)
                    .put("data", Base64.getEncoder().encodeToString(data));
            return field;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not encrypt personal data", e);
        }
    }

    private JsonNode opened(JsonNode seal, byte[] binding) {
        String person = seal.path("of").asString();
        if (keys.find(person).orElse(null) instanceof PersonKey.Known(Aead key)) {
            try {
                byte[] data = Base64.getDecoder().decode(seal.path("data").asString());
                return json.readTree(key.decrypt(data, binding));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("sealed data of person " + person + " was changed", e);
            }
        }
        return json.nullNode();
    }

    private static byte[] binding(UUID eventId, String field) {
        return (eventId + "/" + field).getBytes(StandardCharsets.UTF_8);
    }
}
