package io.reeve.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures a running server: {@code Bench PORT DATA-FOLDER ADMIN-TOKEN SERVER-PROCESS [STAGE...]}. What is printed comes from
 * one run on one machine, the driver included, and means something only beside the other figures of that run.
 */
final class Bench {

    private static final List<String> USUAL = List.of("store", "lives", "submissions", "people", "reads", "scale");
    private static final String REBUILD = "rebuild";
    /** What is only measured when it is asked for, after all the rest. */
    private static final List<String> ASKED_FOR = List.of("ledger", "rebuilding", "audit", REBUILD);

    private static final List<String> STAGES =
            Stream.concat(USUAL.stream(), ASKED_FOR.stream()).toList();
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm-up", 5));
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("bench.seconds", 15));

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        List<String> all = List.of(arguments);
        List<String> chosen = all.size() > 4 ? all.subList(4, all.size()) : USUAL;
        if (all.size() < 4 || !STAGES.containsAll(chosen)) {
            System.err.println(
                    "usage: Bench PORT DATA-FOLDER ADMIN-TOKEN SERVER-PROCESS [STAGE...], a stage being one of "
                            + String.join(", ", STAGES));
            System.exit(2);
        }
        Path dataFolder = Path.of(all.get(1));
        Database database = Database.ofServer(dataFolder);
        Report report = new Report(System.out);
        Profile profile = new Profile(
                Long.parseLong(all.get(3)),
                Boolean.getBoolean("bench.profile"),
                Path.of(System.getProperty("bench.profiles", "profiles")));
        Measured server =
                new Measured(Integer.parseInt(all.getFirst()), all.get(2), dataFolder, database, profile, report);
        if (chosen.contains("store")) {
            new Store(report, WARM_UP, LENGTH).measure(database);
        }
        if (!List.of("store").equals(chosen)) {
            Written.countStatements(database);
            overHttp(server, chosen);
        }
        if (chosen.contains(REBUILD)) {
            new Rebuild(report, profile.ofThis()).measure(database);
        }
    }

    private static void overHttp(Measured server, List<String> chosen) {
        try (OverHttp http = new OverHttp(server, WARM_UP, LENGTH)) {
            for (String stage : STAGES) {
                if (chosen.contains(stage)) {
                    switch (stage) {
                        case "lives" -> http.lives();
                        case "submissions" -> http.submissions();
                        case "people" -> http.people();
                        case "reads" -> http.reads();
                        case "scale" -> http.scale();
                        case "ledger" -> http.ledger();
                        case "rebuilding" -> http.rebuilding();
                        case "audit" -> http.audit();
                        case REBUILD -> http.mixture();
                        default -> {
                            // the store is measured before all others
                        }
                    }
                }
            }
        }
    }
}
