package io.reeve.api.server;

import io.reeve.api.token.NewSecret;
import io.reeve.kernel.StartRefused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The token of the first administrator: the one that the operator gives, or a random one. A random one is kept in a file of
 * the data folder from before it is issued until it has been told, so that a node that dies in between tells it at its next
 * start.
 */
@Component
final class FirstToken {

    private static final int LEAST = 32;

    private final String given;
    private final Path untold;

    /** One that could be guessed is refused, also when it would not count any more. */
    FirstToken(
            @Value("${reeve.bootstrap-token:}") String bootstrapToken, @Value("${reeve.data-dir:./data}") Path data) {
        this.given = bootstrapToken.strip();
        this.untold = data.toAbsolutePath().normalize().resolve("first-token");
        if (isGiven() && (!given.startsWith(NewSecret.PREFIX) || given.length() < NewSecret.PREFIX.length() + LEAST)) {
            throw new StartRefused("REEVE_BOOTSTRAP_TOKEN must be " + NewSecret.PREFIX + " and at least " + LEAST
                    + " characters more; give it a longer random text, or leave it out to have a token made.");
        }
    }

    /** Whether the operator knows it already. */
    boolean isGiven() {
        return !given.isEmpty();
    }

    /** Whether an earlier start may have issued it without telling it. */
    boolean isUntold() {
        return Files.exists(untold);
    }

    /** The one that is given, or that an earlier start could not tell; else a new one, kept until it is told. */
    NewSecret secret() throws IOException {
        if (isGiven()) {
            return new NewSecret(given);
        }
        Files.createDirectories(untold.getParent());
        try {
            NewSecret fresh = NewSecret.random();
            new SecretFile(untold).writeUnlessThere(fresh.text());
            return fresh;
        } catch (FileAlreadyExistsException keptByAnotherStart) {
            return kept();
        }
    }

    private NewSecret kept() throws IOException {
        try {
            return new NewSecret(Files.readString(untold));
        } catch (NoSuchFileException toldMeanwhile) {
            return secret();
        }
    }

    /** Has the kept one told, unless another node that shares the data folder does or did that. */
    void tell(Runnable telling) throws IOException {
        try (FileChannel file = FileChannel.open(untold, StandardOpenOption.WRITE)) {
            if (DataFolder.lock(file) != null && isUntold()) {
                telling.run();
                forget();
            }
        } catch (NoSuchFileException toldByAnother) {
            return;
        }
    }

    /** Nobody needs the file any more. */
    void forget() throws IOException {
        Files.deleteIfExists(untold);
    }
}
