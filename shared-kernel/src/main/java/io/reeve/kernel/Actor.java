package io.reeve.kernel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did something. Travels as text in the metadata of every command and event under {@link Metadata#ACTOR}, so that it
 * can be stored, read with {@code psql} and understood without this class.
 */
public sealed interface Actor {

    /** A person, acting with one of their API tokens or, when the token is absent, on behalf of a directory. */
    record Person(UUID userId, @Nullable UUID tokenId) implements Actor {
        @Override
        public String text() {
            return "person:" + userId + (tokenId == null ? "" : ":" + tokenId);
        }
    }

    /** A process that reacted to an event; which event is told by the causation id beside it. */
    record Process(String name) implements Actor {
        @Override
        public String text() {
            return "process:" + name;
        }
    }

    /** A sheet of due dates whose time had come. */
    record Sheet(String name) implements Actor {
        @Override
        public String text() {
            return "sheet:" + name;
        }
    }

    /** The installation itself, at its first start or when an operator loads a seed. */
    record Installation(String reason) implements Actor {
        @Override
        public String text() {
            return "installation:" + reason;
        }
    }

    /** The form that is stored; {@link #parse} reads it back. */
    String text();

    /** Reads what {@link #text} wrote. Throws {@link IllegalArgumentException} on anything else. */
    static Actor parse(String text) {
        String[] parts = text.split(":", 3);
        if (parts.length < 2) {
            throw new IllegalArgumentException("not an actor: " + text);
        }
        return switch (parts[0]) {
            case "person" ->
                new Person(UUID.fromString(parts[1]), parts.length == 3 ? UUID.fromString(parts[2]) : null);
            case "process" -> new Process(parts[1]);
            case "sheet" -> new Sheet(parts[1]);
            case "installation" -> new Installation(parts[1]);
            default -> throw new IllegalArgumentException("not an actor: " + text);
        };
    }
}
