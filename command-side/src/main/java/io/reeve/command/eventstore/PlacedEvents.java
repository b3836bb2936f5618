package io.reeve.command.eventstore;

import io.reeve.command.fact.RecordedEvent;
import java.util.ArrayList;
import java.util.List;

/** The events of a batch at the positions they get, one after the other from the head of the log on. */
final class PlacedEvents {

    private final LogHead head;
    private final List<NewEvent> events = new ArrayList<>();

    PlacedEvents(LogHead head) {
        this.head = head;
    }

    Positions place(List<NewEvent> unit) {
        if (unit.isEmpty()) {
            return Positions.NONE;
        }
        long first = last() + 1;
        events.addAll(unit);
        return new Positions(first, last());
    }

    LogHead head() {
        return head;
    }

    List<NewEvent> events() {
        return events;
    }

    long positionOf(int index) {
        return head.position() + 1 + index;
    }

    long last() {
        return head.position() + events.size();
    }

    List<RecordedEvent> recorded() {
        List<RecordedEvent> recorded = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            recorded.add(new RecordedEvent(positionOf(i), events.get(i).fact()));
        }
        return recorded;
    }
}
