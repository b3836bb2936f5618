package io.reeve.command.ledger;

import com.google.crypto.tink.subtle.Ed25519Sign;
import io.reeve.command.personal.InstallationKey;
import io.reeve.kernel.ledger.NoteKey;
import io.reeve.kernel.ledger.NoteSigner;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The keys that checkpoints are signed with, kept in the database under the installation's key, so that every node signs with
 * the same one. The public halves of those that were replaced stay for ever: what they signed must be checked for ever.
 */
final class LedgerKeys {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerKeys.class);
    private static final int SEED_BYTES = 32;
    private static final String NO_SEED =
            "REEVE_LEDGER_KEY is not the seed of an Ed25519 key: " + SEED_BYTES + " bytes in base64.";

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Kept(int number, byte[] publicKey, byte[] wrappedSeed, long sinceSize) {}

    private final JdbcClient jdbc;
    private final InstallationKey installation;
    private final Map<Integer, NoteSigner> unwrapped = new ConcurrentHashMap<>();

    LedgerKeys(JdbcClient jdbc, InstallationKey installation) {
        this.jdbc = jdbc;
        this.installation = installation;
    }

    /** Makes what the first start of an installation makes, and takes over the key that is given, if it is a new one. */
    void open(LedgerSettings settings, TransactionOperations transactions) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("insert into reeve.ledger (origin, size) values (?, 0) on conflict do nothing")
                    .param(settings.origin().isBlank() ? "reeve/" + UUID.randomUUID() : settings.origin())
                    .update();
            long size = jdbc.sql("select size from reeve.ledger for update")
                    .query(Long.class)
                    .single();
            List<Kept> keys = newestFirst();
            if (!settings.key().isBlank()) {
                take(pair(settings.key()), keys, size);
            } else if (keys.isEmpty()) {
                keep(newPair(), 1, size);
            }
        });
    }

    /** Who signs a tree that grew from {@code size} leaves: a new key together with the one it took over from, once. */
    List<NoteSigner> signers(String origin, long size) {
        List<Kept> keys = newestFirst();
        boolean justTookOver = keys.size() > 1 && keys.getFirst().sinceSize() == size;
        return keys.stream()
                .limit(justTookOver ? 2 : 1)
                .map(kept -> signer(origin, kept))
                .toList();
    }

    /** Who signs now. */
    List<NoteSigner> signers(String origin) {
        return List.of(signer(origin, newestFirst().getFirst()));
    }

    /** What the log is called. */
    String origin() {
        return jdbc.sql("select origin from reeve.ledger").query(String.class).single();
    }

    private void take(Ed25519Sign.KeyPair given, List<Kept> keys, long size) {
        int newest = keys.isEmpty() ? 0 : keys.getFirst().number();
        keys.stream()
                .filter(kept -> Arrays.equals(kept.publicKey(), given.getPublicKey()))
                .findFirst()
                .ifPresentOrElse(
                        kept -> {
                            if (kept.number() != newest) {
                                LOG.warn("the key given to sign the log with was replaced already and is not used");
                            }
                        },
                        () -> keep(given, newest + 1, size));
    }

    private void keep(Ed25519Sign.KeyPair pair, int number, long size) {
        jdbc.sql("""
                        insert into reeve.ledger_key (number, public_key, wrapped_seed, since_size, made_at)
                        values (?, ?, ?, ?, clock_timestamp())""")
                .params(number, pair.getPublicKey(), installation.wrap(pair.getPrivateKey(), purpose(number)), size)
                .update();
    }

    private List<Kept> newestFirst() {
        return jdbc.sql("""
                        select number, public_key, wrapped_seed, since_size
                        from reeve.ledger_key
                        order by number desc""")
                .query((row, number) -> new Kept(row.getInt(1), row.getBytes(2), row.getBytes(3), row.getLong(4)))
                .list();
    }

    private NoteSigner signer(String origin, Kept kept) {
        return unwrapped.computeIfAbsent(kept.number(), number -> {
            try {
                return new NoteSigner(
                        new NoteKey(origin, kept.publicKey()),
                        installation.unwrap(kept.wrappedSeed(), purpose(number)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the key to sign the log with does not open", e);
            }
        });
    }

    private static String purpose(int number) {
        return "ledger key " + number;
    }

    private static Ed25519Sign.KeyPair newPair() {
        try {
            return Ed25519Sign.KeyPair.newKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make Ed25519 keys", e);
        }
    }

    private static Ed25519Sign.KeyPair pair(String base64) {
        try {
            byte[] seed = Base64.getDecoder().decode(base64.strip());
            if (seed.length == SEED_BYTES) {
                return Ed25519Sign.KeyPair.newKeyPairFromSeed(seed);
            }
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new IllegalStateException(NO_SEED, e);
        }
        throw new IllegalStateException(NO_SEED);
    }
}
