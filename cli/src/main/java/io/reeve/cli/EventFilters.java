package io.reeve.cli;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which events: what is given must all fit. The server judges the values. */
final class EventFilters {

    @Option(names = "--after", paramLabel = "POSITION", description = "Behind this one.")
    private @Nullable Long after;

    @Option(names = "--to", paramLabel = "POSITION", description = "Up to this one.")
    private @Nullable Long to;

    @Option(names = "--since", paramLabel = "TIME", description = "Not before this, as 2026-03-31T18:00:00Z.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Not after this.")
    private @Nullable String until;

    @Option(names = "--feature", paramLabel = "NAME", description = "Of this kind of thing, as access_request.")
    private @Nullable String feature;

    @Option(names = "--name", paramLabel = "NAME", description = "Of this name, as access_request.approved.")
    private @Nullable String name;

    @Option(names = "--aggregate", paramLabel = "ID", description = "What happened to this thing.")
    private @Nullable String aggregate;

    @Option(names = "--actor", paramLabel = "ACTOR", description = "By this person (id), or as process:provisioning.")
    private @Nullable String actor;

    @Option(names = "--person", paramLabel = "ID", description = "Of which this person is part.")
    private @Nullable String person;

    @Option(names = "--app", paramLabel = "ID", description = "Of which this app is part.")
    private @Nullable String app;

    @Option(names = "--concerning", paramLabel = "ID", description = "Of which anything with this id is part.")
    private @Nullable String concerning;

    @Option(names = "--correlation", paramLabel = "ID", description = "Of one chain of causes.")
    private @Nullable String correlation;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many.")
    private @Nullable Long limit;

    long after() {
        return after == null ? 0 : after;
    }

    @Nullable
    Long to() {
        return to;
    }

    /** Whether what fits are events next to each other, with none left out between them. */
    boolean keepsAllBetween() {
        return Stream.of(feature, name, aggregate, actor, person, app, concerning, correlation)
                .noneMatch(Objects::nonNull);
    }

    /** What is asked, wherever it begins and ends. */
    Question kind() {
        return Question.of("audit", "events")
                .with("since", since)
                .with("feature", feature)
                .with("name", name)
                .with("aggregate", aggregate)
                .with("actor", actor)
                .with("person", person)
                .with("app", app)
                .with("concerning", concerning)
                .with("correlation", correlation);
    }

    Question question(long after) {
        return kind().with("after", after == 0 ? null : after)
                .with("to", to)
                .with("until", until)
                .with("limit", limit);
    }
}
