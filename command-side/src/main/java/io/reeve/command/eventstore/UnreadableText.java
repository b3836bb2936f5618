package io.reeve.command.eventstore;

import io.reeve.kernel.Text;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Finds text that the log would take, since it keeps bytes, and that nothing behind it could: no view, no fact, nobody who
 * reads the log as {@code jsonb}. The door refuses such text; whatever gets past it must not become a fact for ever.
 */
final class UnreadableText {

    private static final JsonFactory JSON = new JsonFactory();

    private UnreadableText() {}

    /** Where in the event such a text stands, as a JSON pointer. */
    static Optional<String> in(byte[] event) {
        return mayHaveSome(event) ? search(event) : Optional.empty();
    }

    /** It can only be spelled with an escape by number, which hardly any event has: those are not read once more. */
    private static boolean mayHaveSome(byte[] event) {
        for (int i = 1; i < event.length; i++) {
            if (event[i] == 'u' && event[i - 1] == '\\') {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> search(byte[] event) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), event)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                boolean text = token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME;
                if (text && !Text.canBeKept(json.getString())) {
                    return Optional.of(json.streamReadContext().pathAsPointer().toString());
                }
            }
            return Optional.empty();
        }
    }
}
