package io.reeve.command.ledger;

import io.reeve.kernel.ledger.Checkpoint;
import io.reeve.kernel.ledger.Hash;
import io.reeve.kernel.ledger.MerkleTree;
import io.reeve.kernel.ledger.SubtreeHashes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last tree of each log that this node signed, or saw sealed. It is kept where the database is not, so that whoever can
 * write to the database, and does not have the key, cannot set the tree back and have the node sign another history. In memory,
 * and in a file for its owner only; where that cannot be written, or is not kept, a node knows nothing when it starts.
 *
 * <p>Never ahead of the database: what is remembered was committed before. For one thread.
 */
final class LastSealed {

    private static final Logger LOG = LoggerFactory.getLogger(LastSealed.class);

    private final Path folder;
    private final Map<String, Checkpoint> known = new HashMap<>();
    private boolean keeps = true;

    /** {@code folder} need not be there. */
    LastSealed(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Throws {@link LogWasSetBack} unless the tree of {@code now} begins with the one that is known; a log not met yet may be any. */
    void requireBeginningOf(Checkpoint now, SubtreeHashes subtrees) {
        Checkpoint before = known.computeIfAbsent(now.origin(), this::read);
        boolean begins = before.size() <= now.size()
                && new MerkleTree(now.size(), subtrees)
                        .consistency(before.size())
                        .connects(before.root(), now.root());
        if (!begins) {
            throw new LogWasSetBack(before, now, file(now.origin()));
        }
    }

    void remember(Checkpoint now) {
        if (!now.equals(known.put(now.origin(), now))) {
            write(now);
        }
    }

    private Checkpoint read(String origin) {
        Path file = file(origin);
        try {
            return Checkpoint.parse(Files.readString(file));
        } catch (NoSuchFileException _) {
            LOG.info("there is no {}: what the database says is sealed is believed once", file);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("{} cannot be read: what the database says is sealed is believed once", file, e);
        }
        return new Checkpoint(origin, 0, Hash.OF_NOTHING);
    }

    /** Written aside and moved, so that a node that dies half-way leaves what was there. */
    private void write(Checkpoint now) {
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "sealed", ".new"); // its owner's only
            try {
                Files.writeString(fresh, now.text());
                Files.move(fresh, file(now.origin()), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
            keeps = true;
        } catch (IOException e) {
            if (keeps) {
                LOG.warn("what is sealed cannot be kept in {}, and is forgotten when this node stops", folder, e);
            }
            keeps = false;
        }
    }

    /** One for each log: a folder may have been another's before. */
    private Path file(String origin) {
        String name = Hash.of(Hash.sha256().digest(origin.getBytes(StandardCharsets.UTF_8)))
                .hex()
                .substring(0, 16);
        return folder.resolve("sealed-" + name);
    }
}
