package io.reeve.command.personal;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The keys of the people, unwrapped and kept for a short while. A deleted key leaves every node's memory by a
 * notification, and if that is lost, or overtaken by a read that was under way, after {@link #KEPT} at the latest.
 */
@Component
public class PersonKeys {

    static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 50_000;
    private static final String FORGOTTEN = PersonKeys.class.getName() + "/forgotten";

    private record Kept(PersonKey key, Instant until) {}

    private final JdbcClient jdbc;
    private final InstallationKey installation;
    private final InstantSource clock = InstantSource.system();
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    public PersonKeys(JdbcClient jdbc, InstallationKey installation) {
        this.jdbc = jdbc;
        this.installation = installation;
    }

    /** Whom {@code unit} asks to forget. */
    public static Set<String> forgottenIn(UnitOfWork<?> unit) {
        return unit.root().getOrDefaultResource(FORGOTTEN, Set.of());
    }

    /**
     * Deletes the person's key in the transaction of the current unit's events: from then on nothing that was encrypted
     * with it can be read, and nothing personal of this person is stored again. Called by the handler that applies the
     * event which says so.
     */
    public void forget(Object personId) {
        CurrentUnitOfWork.get()
                .root()
                .<Set<String>>getOrComputeResource(FORGOTTEN, key -> new LinkedHashSet<>())
                .add(personId.toString());
    }

    /** Keys that one unit makes, to be written with it. */
    public UnitKeys forUnit() {
        return new UnitKeys(this, installation);
    }

    /** Lets go of one key, because it was deleted. */
    public void drop(String personId) {
        kept.remove(personId);
    }

    /** Lets go of all keys, because notifications may have been missed. */
    public void dropAll() {
        kept.clear();
    }

    Optional<PersonKey> find(String personId) {
        load(Set.of(personId));
        return Optional.ofNullable(fresh(personId));
    }

    /** Fetches what is not at hand, in one query. */
    void load(Collection<String> personIds) {
        String[] missing = personIds.stream().filter(id -> fresh(id) == null).toArray(String[]::new);
        if (missing.length == 0) {
            return;
        }
        if (kept.size() + missing.length > MOST) {
            kept.clear();
        }
        Instant until = clock.instant().plus(KEPT);
        jdbc.sql("select person_id, wrapped_key from reeve.person_key where person_id = any(?)")
                .param(missing)
                .query(row -> {
                    String personId = row.getString(1);
                    kept.put(personId, new Kept(unwrap(personId, row.getBytes(2)), until));
                });
    }

    private @Nullable PersonKey fresh(String personId) {
        Kept found = kept.get(personId);
        return found != null && clock.instant().isBefore(found.until()) ? found.key() : null;
    }

    private PersonKey unwrap(String personId, byte @Nullable [] wrapped) {
        if (wrapped == null) {
            return new PersonKey.Forgotten();
        }
        try {
            return new PersonKey.Known(InstallationKey.aead(installation.unwrap(wrapped, personId)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of person " + personId + " does not open", e);
        }
    }
}
