package io.reeve.command.personal;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
 * <pre>{"$personal": {"of": ["person's id"], "data": "base64"}}</pre>
 * with the field's JSON inside, AES-GCM, once with the key of each person, bound to the event and to the name of the field.
 * It says itself whose it is, so it can be opened before any upcaster sees the event and whatever the record looks like by
 * then.
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

    /**
     * Seals the fields, given with the paths that name the people. What is null stays null, and of somebody who was forgotten
     * nothing is kept.
     */
    public byte[] seal(byte[] payload, Map<String, List<String>> peopleByField, UUID eventId, UnitKeys unit) {
        ObjectNode event = (ObjectNode) json.readTree(payload);
        peopleByField.forEach((field, paths) -> {
            JsonNode value = event.path(field);
            if (!value.isMissingNode() && !value.isNull()) {
                Set<String> people = new LinkedHashSet<>();
                paths.forEach(path -> people.add(personNamedIn(event, path)));
                Map<String, Aead> known = new LinkedHashMap<>();
                people.forEach(person -> unit.of(person).ifPresent(key -> known.put(person, key)));
                event.set(
                        field,
                        known.size() == people.size()
                                ? sealed(value, known, binding(eventId, field))
                                : json.nullNode());
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
                people.addAll(peopleOf(value.path(SEALED)));
            });
        });
        keys.load(people);
        Map<UUID, byte[]> opened = new LinkedHashMap<>();
        events.forEach((eventId, event) -> opened.put(eventId, opened(eventId, event)));
        return opened;
    }

    /** Never stored in the open because nobody is named. */
    private static String personNamedIn(ObjectNode event, String path) {
        JsonNode person = event;
        for (String name : path.split("\\.", -1)) {
            person = person.path(name);
        }
        if (!person.isString() || person.asString().isBlank()) {
            throw new IllegalArgumentException("an event with personal data names nobody in " + path);
        }
        return person.asString();
    }

    private static List<String> peopleOf(JsonNode seal) {
        return seal.path("of").valueStream().map(JsonNode::asString).toList();
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

    private ObjectNode sealed(JsonNode value, Map<String, Aead> people, byte[] binding) {
        try {
            byte[] data = json.writeValueAsBytes(value);
            for (Aead key : people.values()) {
                data = key.encrypt(data, binding);
            }
            ObjectNode field = json.createObjectNode();
            ObjectNode seal = field.putObject(SEALED);
            people.keySet().forEach(seal.putArray("of")::add);
            seal.put("data", Base64.getEncoder().encodeToString(data));
            return field;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not encrypt personal data", e);
        }
    }

    private JsonNode opened(JsonNode seal, byte[] binding) {
        byte[] data = Base64.getDecoder().decode(seal.path("data").asString());
        for (String person : peopleOf(seal).reversed()) {
            if (!(keys.find(person).orElse(null) instanceof PersonKey.Known(Aead key))) {
                return json.nullNode();
            }
            try {
                data = key.decrypt(data, binding);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("sealed data of person " + person + " was changed", e);
            }
        }
        return json.readTree(data);
    }

    private static byte[] binding(UUID eventId, String field) {
        return (eventId + "/" + field).getBytes(StandardCharsets.UTF_8);
    }
}
