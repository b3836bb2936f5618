package io.reeve.bench;

import io.reeve.bench.ClosedLoop.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The stages that need ten thousand people, who are loaded when the first of them begins. */
final class OverHttp implements AutoCloseable {

    private static final int CLIENTS = 16;
    private static final int PEOPLE = Integer.getInteger("bench.people", 10_000);
    private static final int PERMISSIONS = 12;
    private static final int COMPANY = Integer.getInteger("bench.company", 100_000);
    private static final long LOG = Long.getLong("bench.log", 1_001_000);
    private static final long GRANTS = Long.getLong("bench.grants", 100_000);
    /** Who ask at once: as many as there are processors, so that what is measured is the answer and not the line before it. */
    private static final int AUDITORS =
            Integer.getInteger("bench.auditors", Runtime.getRuntime().availableProcessors());

    private static final int PAGE = 50;
    /** What is not loaded at once has to be followed by the views meanwhile. */
    private static final Duration SHORTER = Duration.ofSeconds(Integer.getInteger("bench.scale-seconds", 8));

    private final Measured server;
    private final Report report;
    private final Duration warmUp;
    private final Duration length;
    private final List<HttpConnection> connections = new ArrayList<>();
    private final Organisation organisation;
    private final Directory directory;
    private final Lives lives;

    OverHttp(Measured server, Duration warmUp, Duration length) {
        this.server = server;
        this.report = server.report();
        this.warmUp = warmUp;
        this.length = length;
        long before = System.nanoTime();
        this.organisation = new Organisation(server.port(), server.admin(), PEOPLE, PERMISSIONS);
        double seconds = (System.nanoTime() - before) / 1e9;
        report.note("%nLoaded over HTTP: %,d people with a token each in %.0f s (%,.0f people and tokens a second)."
                .formatted(PEOPLE, seconds, PEOPLE / seconds));
        for (int client = 0; client < CLIENTS; client++) {
            connections.add(new HttpConnection(server.port()));
        }
        this.directory = new Directory(organisation, server.admin(), connections);
        this.lives = new Lives(organisation, connections);
    }

    void lives() {
        report.title("Whole lives over HTTP");
        row("short-lives", "short: submit, approve, group grant, COMPLETED", lives::shortLife);
        row("long-lives", "long: submit, manager, two stages, manual grant, COMPLETED", lives::longLife);
    }

    void submissions() {
        report.title("Submissions over HTTP");
        server.settle();
        Scrape before = server.scrape();
        row("submissions", "requests submitted", lives::submit);
        server.delays(before);
    }

    void people() {
        report.title("People over HTTP");
        row("people-created", "people created", directory::create);
        row("people-changed", "people changed", directory::change);
    }

    void reads() {
        report.title("Reads over HTTP, %,d people".formatted(PEOPLE));
        row("read-by-id", "people read by id", directory::readById);
        row("found-by-name", "people found by user name", directory::findByUserName);
        row("found-by-department", "people found by department", directory::findByDepartment);
        row("found-by-membership", "people found by membership", directory::findByMembership);
    }

    /** With the log being sealed and without, by turns, so that neither has the warmer server. */
    void ledger() {
        report.title("Submissions over HTTP, beside the sealing of the log and without");
        server.settle();
        Histogram sealed = Histogram.EMPTY;
        Histogram unsealed = Histogram.EMPTY;
        for (int round = 1; round <= 2; round++) {
            Scrape before = server.scrape();
            row("sealed-" + round, "requests submitted, the log is sealed", lives::submit);
            sealed = sealed.plus(server.shown(before));
            before = server.scrape();
            try (HeldSealing _ = new HeldSealing(server.database())) {
                row("unsealed-" + round, "requests submitted, nothing is sealed", lives::submit);
            }
            unsealed = unsealed.plus(server.shown(before));
            server.settle();
        }
        // what piles up while nothing may be sealed tells nothing
        long sealedFrom = server.head();
        row("sealed", "requests submitted, the log is sealed", lives::submit);
        report.delays("until an event");
        report.delay("shows in a view, the log is sealed", sealed);
        report.delay("shows in a view, nothing is sealed", unsealed);
        Sealed.between(server.database(), sealedFrom, server.head()).tell(report);
    }

    /** What auditors ask of a long log with many grants. */
    void audit() {
        server.settle();
        new ClosedLoop(CLIENTS, Duration.ZERO, SHORTER).run(lives::shortLife);
        growLog();
        AuditReads audit = new AuditReads(server.database(), connections, server.admin());
        audit.fill(GRANTS);
        report.title("At %,d grants, and %,d events in the log".formatted(audit.grants(), server.head()));
        for (double part : new double[] {0.02, 0.5, 1}) {
            String when = "as of %.0f %% of the log".formatted(100 * part);
            String name = "-%.0f".formatted(100 * part);
            auditRow("access-person" + name, "what a person held, " + when, audit.person(part));
            auditRow("access-app" + name, "who held what of an app, " + when, audit.app(part));
            auditRow("access-all" + name, "who held anything, first page, " + when, audit.everything(part));
        }
        auditRow("access-time", "what a person held, at a time in the middle", audit.personAtTime(0.5));
        auditRow("access-between", "who held what of an app, in a tenth of the log", audit.appBetween(0.4));
        auditRow("access-why", "why something was granted", audit.why());
    }

    /** Submissions beside a rebuild of all views and without. */
    void rebuilding() {
        server.settle();
        growLog();
        report.title("Submissions over HTTP, beside a rebuild of all views and without, %,d events in the log"
                .formatted(server.head()));
        row("rebuilding-not", "requests submitted", lives::submit);
        Rebuilding rebuilding = new Rebuilding(server);
        server.rowMeanwhile(
                "rebuilding",
                "requests submitted while all views are made anew",
                CLIENTS,
                warmUp,
                length,
                lives::submit);
        String progress = rebuilding.progress();
        double seconds = rebuilding.end();
        server.settle();
        row("rebuilding-after", "requests submitted, after that", lives::submit);
        report.note("%nThe rebuild took %.0f s; when its submissions had been measured it was at: %s"
                .formatted(seconds, progress));
    }

    private void growLog() {
        try (Company company = new Company(server.database(), server.dataFolder(), organisation)) {
            long head = server.head();
            filled("further events", LOG - head, () -> company.growLogTo(LOG, head));
        }
    }

    /** So that a log that is repeated has requests in it. */
    void mixture() {
        new ClosedLoop(CLIENTS, Duration.ZERO, length).run(lives::shortLife);
        new ClosedLoop(CLIENTS, Duration.ZERO, length).run(lives::longLife);
        server.settle();
    }

    void scale() {
        server.settle();
        long people = COMPANY - server.database().number("select count(*) from read.person");
        report.note("");
        try (Company company = new Company(server.database(), server.dataFolder(), organisation)) {
            filled("people", people, () -> company.addPeople((int) people));
            filled("requests", COMPANY, () -> company.addRequests(COMPANY));
            long head = server.head();
            filled("further events", LOG - head, () -> company.growLogTo(LOG, head));
        }
        report.title("At %,d people and requests, and %,d events in the log".formatted(COMPANY, server.head()));
        String half = "&page=" + COMPANY / PAGE / 2;
        scaleRow("scale-people", "people, first page", "/users?size=50");
        scaleRow("scale-people-deep", "people, the page in the middle", "/users?size=50" + half);
        scaleRow("scale-people-search", "people found by a part of the name", "/users?size=50&search_term=Family%2077");
        scaleRow("scale-scim-name", "people found by user name (SCIM)", directory::findByUserName);
        scaleRow("scale-scim-department", "people found by department (SCIM)", directory::findByDepartment);
        scaleRow("scale-requests", "requests, first page", "/appstore/access_requests?size=50");
        scaleRow("scale-requests-deep", "requests, the page in the middle", "/appstore/access_requests?size=50" + half);
        scaleRow(
                "scale-requests-status",
                "requests by status, newest first",
                "/appstore/access_requests?size=50&statuses=COMPLETED&sort=DESC");
        scaleRow("scale-requests-own", "requests of a person, asked by that person", lives::ownRequests);
        scaleRow("scale-tasks", "tasks of one who has all of them, first page", lives::tasksOfApprover);
        scaleRow("log-at-10", "activity log, 50 entries at offset 10", "/activity_logs?limit=50&offset=10");
        long deep = Math.max(0, server.head() - 1_000);
        scaleRow(
                "log-deep",
                "activity log, 50 entries at offset %,d".formatted(deep),
                "/activity_logs?limit=50&offset=" + deep);
    }

    private void filled(String what, long count, Runnable fill) {
        long before = System.nanoTime();
        fill.run();
        double seconds = (System.nanoTime() - before) / 1e9;
        double after = server.settle();
        report.note("Filled: %,d %s in %.0f s; views and processes had followed %.0f s later."
                .formatted(count, what, seconds, after));
    }

    private void scaleRow(String name, String what, String path) {
        scaleRow(
                name,
                what,
                (client, turn) ->
                        connections.get(client).get(path, server.admin()).expect(200));
    }

    private void scaleRow(String name, String what, Turn turn) {
        server.row(name, what, CLIENTS, SHORTER.dividedBy(4), SHORTER, turn);
    }

    private void auditRow(String name, String what, Turn turn) {
        server.row(name, what, AUDITORS, SHORTER.dividedBy(4), SHORTER, turn);
    }

    private void row(String name, String what, Turn turn) {
        server.row(name, what, CLIENTS, warmUp, length, turn);
    }

    @Override
    public void close() {
        connections.forEach(HttpConnection::close);
    }
}
