package io.reeve.query.audit;

import io.reeve.kernel.audit.EventFilter;
import io.reeve.kernel.audit.FindEvents;
import io.reeve.kernel.audit.FindHistory;
import io.reeve.kernel.audit.FindHistory.Entry;
import io.reeve.kernel.audit.FindHistory.Kind;
import io.reeve.kernel.token.Caller;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Tells what became of one thing, event by event, out of the log itself. */
@Component
class History {

    /** What happened to a person beyond their own record. */
    private static final List<String> ABOUT_A_PERSON = List.of("role", "token", "membership");

    private static final int PAGE = 500;

    private final Chronicle log;
    private final EventWords words;
    private final EventSearch search;

    History(Chronicle log, EventWords words, EventSearch search) {
        this.log = log;
        this.words = words;
        this.search = search;
    }

    @QueryHandler
    Optional<FindHistory.Part> handle(FindHistory query) {
        query.requireReader();
        List<Chronicle.Placed> own = log.of(query.id());
        if (own.isEmpty() || !features(query.kind()).contains(feature(own.getFirst()))) {
            return Optional.empty();
        }
        Set<Long> ownPositions = own.stream().map(Chronicle.Placed::position).collect(Collectors.toSet());
        Stream<Chronicle.Placed> others =
                query.kind() == Kind.PERSON ? aboutPerson(query.id(), query.caller()) : Stream.empty();
        State state = new State(words);
        List<Entry> entries = Stream.concat(own.stream(), others)
                .sorted(Comparator.comparingLong(Chronicle.Placed::position))
                .map(placed -> ownPositions.contains(placed.position()) ? state.after(placed) : state.beside(placed))
                .filter(entry -> entry.event().position() > query.after())
                .toList();
        boolean more = entries.size() > query.limit();
        return Optional.of(new FindHistory.Part(more ? entries.subList(0, query.limit()) : entries, more));
    }

    private static Set<String> features(Kind kind) {
        return switch (kind) {
            case REQUEST -> Set.of("access_request");
            case TASK -> Set.of("task");
            case ACCOUNT -> Set.of("account");
            case PERSON -> Set.of("user");
            case APP -> Set.of("app");
            case GROUP -> Set.of("group");
            case POLICY -> Set.of("permission", "pre_approval_rule");
        };
    }

    private static String feature(Chronicle.Placed placed) {
        String name = EventWords.name(placed.event());
        return name.substring(0, name.indexOf('.'));
    }

    private Stream<Chronicle.Placed> aboutPerson(UUID person, Caller caller) {
        return ABOUT_A_PERSON.stream()
                .flatMap(feature -> positions(feature, person, caller).stream())
                .flatMap(position -> log.at(position).stream());
    }

    private List<Long> positions(String feature, UUID id, Caller caller) {
        EventFilter filter = new EventFilter(feature, null, null, null, Set.of(id), null, null, null, null);
        List<Long> positions = new ArrayList<>();
        FindEvents.Found found = new FindEvents.Found(List.of(), 0, false);
        while (!found.end()) {
            found = search.handle(new FindEvents(filter, found.lookedTo(), PAGE, caller));
            positions.addAll(found.positions());
        }
        return positions;
    }
}
