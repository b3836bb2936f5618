package io.reeve.bench;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A rebuild of all views that the server is asked for. */
final class Rebuilding {

    private static final Pattern PROGRESS = Pattern.compile("\"progress\"\\s*:\\s*\\{([^}]*)}");
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final Measured server;
    private final String run;
    private final long start = System.nanoTime();

    Rebuilding(Measured server) {
        this.server = server;
        try (HttpConnection http = new HttpConnection(server.port())) {
            run = Organisation.id(http.post("/admin/projections/rebuild", server.admin(), null)
                    .expect(202));
        }
    }

    /** Fails when it is over: then nothing was measured beside it. */
    String progress() {
        String text = run();
        Matcher progress = PROGRESS.matcher(text);
        if (!text.contains("\"OPEN\"") || !progress.find()) {
            throw new IllegalStateException("the rebuild was over too soon: " + text);
        }
        return progress.group(1);
    }

    /** Waits for it; returns how long it took in all, in seconds. */
    double end() {
        while (run().contains("\"OPEN\"")) {
            if (System.nanoTime() - start > LIMIT.toNanos()) {
                throw new IllegalStateException("the rebuild does not come to its end: " + run());
            }
            ClosedLoop.pause(Duration.ofMillis(200));
        }
        if (!run().contains("\"REBUILT\"")) {
            throw new IllegalStateException("the rebuild has failed: " + run());
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private String run() {
        try (HttpConnection http = new HttpConnection(server.port())) {
            return http.get("/admin/projections/runs/" + run, server.admin())
                    .expect(200)
                    .text();
        }
    }
}
