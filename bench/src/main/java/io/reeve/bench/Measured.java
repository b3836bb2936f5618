package io.reeve.bench;

import io.reeve.bench.ClosedLoop.Result;
import io.reeve.bench.ClosedLoop.Turn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/** The running server, as it is measured: over HTTP, by what its database counts, and by what it tells of itself. */
final class Measured {

    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final int port;
    private final String admin;
    private final Path dataFolder;
    private final Database database;
    private final Profile profile;
    private final Report report;

    Measured(int port, String adminToken, Path dataFolder, Database database, Profile profile, Report report) {
        this.port = port;
        this.admin = adminToken;
        this.dataFolder = dataFolder;
        this.database = database;
        this.profile = profile;
        this.report = report;
    }

    int port() {
        return port;
    }

    String admin() {
        return admin;
    }

    Path dataFolder() {
        return dataFolder;
    }

    Database database() {
        return database;
    }

    Report report() {
        return report;
    }

    long head() {
        return database.number("select position from reeve.log_head");
    }

    /** One row of the report; {@code name} is that of the profile. Nothing of what went before is under way any more. */
    void row(String name, String what, int clients, Duration warmUp, Duration length, Turn turn) {
        new ClosedLoop(clients, Duration.ZERO, warmUp).run(turn);
        settle();
        Written before = Written.now(database);
        Result result = profile.of(name, () -> new ClosedLoop(clients, Duration.ZERO, length).run(turn));
        settle();
        report.row(what, clients, result, Written.now(database).since(before, result.taken(), database));
    }

    Scrape scrape() {
        return Scrape.of(port, admin);
    }

    /** Waits until views and processes have handled all there is; returns how long that took, in seconds. */
    double settle() {
        long start = System.nanoTime();
        while (!isSettled()) {
            if (System.nanoTime() - start > LIMIT.toNanos()) {
                throw new IllegalStateException("the server does not come to rest");
            }
            ClosedLoop.pause(Duration.ofMillis(100));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private boolean isSettled() {
        double[] lags = scrape().all("reeve_processor_lag_events");
        return lags.length > 0 && Arrays.stream(lags).allMatch(lag -> lag == 0);
    }

    /** A row while something else goes on in the server, which is not waited for. */
    void rowMeanwhile(String name, String what, int clients, Duration warmUp, Duration length, Turn turn) {
        new ClosedLoop(clients, Duration.ZERO, warmUp).run(turn);
        Result result = profile.of(name, () -> new ClosedLoop(clients, Duration.ZERO, length).run(turn));
        report.row(what, clients, result, "");
    }

    /** How long events took to show in a view since {@code before}, whichever view it was. */
    Histogram shown(Scrape before) {
        Histogram all = Histogram.EMPTY;
        for (Histogram view : scrape().histograms("reeve_view_delay_seconds").values()) {
            all = all.plus(view);
        }
        for (Histogram view : before.histograms("reeve_view_delay_seconds").values()) {
            all = all.minus(view);
        }
        return all;
    }

    /** How long events took to show in each view since {@code before}, and how long writes waited for that. */
    void delays(Scrape before) {
        Scrape now = scrape();
        Map<String, Histogram> earlier = before.histograms("reeve_view_delay_seconds");
        report.delays();
        for (Map.Entry<String, Histogram> view :
                now.histograms("reeve_view_delay_seconds").entrySet()) {
            Histogram shown = view.getValue().minus(earlier.getOrDefault(view.getKey(), Histogram.EMPTY));
            if (shown.count() > 0) {
                report.delay(view.getKey(), shown);
            }
        }
        report.delay("**all views**", shown(before));
        Map<String, Histogram> waitedEarlier = before.histograms("reeve_views_await_seconds");
        now.histograms("reeve_views_await_seconds").forEach((outcome, waits) -> {
            Histogram waited = waits.minus(waitedEarlier.getOrDefault(outcome, Histogram.EMPTY));
            if (waited.count() > 0) {
                report.delay("**the wait of a write** (" + outcome + ")", waited);
            }
        });
    }
}
