package io.reeve.api.server;

import io.reeve.api.http.Queries;
import io.reeve.api.security.TokenHash;
import io.reeve.api.token.NewSecret;
import io.reeve.kernel.token.FindCaller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where the command line on this machine finds this node, and, as long as it counts, the token of the first administrator that
 * was made here. Written only by a node that holds its data folder: nobody else writes there then, and whoever can read it
 * has the password of the database and the keys of the installation anyway. ADR 70.
 */
@Component
final class CommandLineFile {

    private static final String URL = "REEVE_URL=";
    private static final String TOKEN = "REEVE_TOKEN=";

    private final Environment environment;
    private final Queries queries;
    private final Clock clock;
    private final Path path;

    CommandLineFile(
            Environment environment, Queries queries, Clock clock, @Value("${reeve.data-dir:./data}") Path data) {
        this.environment = environment;
        this.queries = queries;
        this.clock = clock;
        this.path = data.toAbsolutePath().normalize().resolve("reeve.env");
    }

    boolean isKept() {
        return environment.getProperty(EmbeddedPostgres.HOLDS_DATA, Boolean.class, false);
    }

    Path path() {
        return path;
    }

    void keep(NewSecret token) {
        try {
            write(token.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells the address of this start, and forgets a token that was revoked. */
    void refresh() throws IOException {
        write(written().filter(this::counts).orElse(null));
    }

    private void write(@Nullable String token) throws IOException {
        String port = environment.getProperty("local.server.port");
        if (isKept() && port != null) {
            new SecretFile(path).write(URL + address(port) + "\n" + (token == null ? "" : TOKEN + token + "\n"));
        }
    }

    private String address(String port) {
        boolean encrypted = environment.getProperty("server.ssl.enabled", Boolean.class, false);
        String host = environment.getProperty("server.address", "localhost");
        return (encrypted ? "https://" : "http://") + host + ":" + port;
    }

    private Optional<String> written() throws IOException {
        if (!isKept() || !Files.exists(path)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(path)) {
            return lines.filter(line -> line.startsWith(TOKEN))
                    .map(line -> line.substring(TOKEN.length()))
                    .findFirst();
        }
    }

    private boolean counts(String token) {
        return queries.ask(new FindCaller(TokenHash.of(token), clock.instant())).isPresent();
    }
}
