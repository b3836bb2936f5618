package io.reeve.command.personal;

import com.google.crypto.tink.Aead;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The keys one unit writes with. The first personal data of a person makes the person's key, which is stored with the
 * unit; when two units make one at the same time, the second is refused and tried again with the first one's.
 */
public final class UnitKeys {

    private final PersonKeys stored;
    private final InstallationKey installation;
    private final Map<String, Aead> made = new HashMap<>();
    private final Map<String, byte[]> wrapped = new LinkedHashMap<>();

    UnitKeys(PersonKeys stored, InstallationKey installation) {
        this.stored = stored;
        this.installation = installation;
    }

    /** The keys this unit made, wrapped, by person. */
    public Map<String, byte[]> made() {
        return Map.copyOf(wrapped);
    }

    /** The key to encrypt with; none for a person who was forgotten. */
    Optional<Aead> of(String personId) {
        Aead mine = made.get(personId);
        if (mine != null) {
            return Optional.of(mine);
        }
        return switch (stored.find(personId).orElse(null)) {
            case PersonKey.Known(Aead aead) -> Optional.of(aead);
            case PersonKey.Forgotten() -> Optional.empty();
            case null -> Optional.of(make(personId));
        };
    }

    private Aead make(String personId) {
        byte[] key = InstallationKey.newKey();
        wrapped.put(personId, installation.wrap(key, personId));
        Aead aead = InstallationKey.aead(key);
        made.put(personId, aead);
        return aead;
    }
}
