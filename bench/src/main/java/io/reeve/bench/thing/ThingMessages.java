package io.reeve.bench.thing;

import io.reeve.kernel.EventName;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;

/** Two commands and their events. */
public final class ThingMessages {

    public record MakeThing(@TargetAggregateIdentifier UUID id, String text) {}

    public record ChangeThing(@TargetAggregateIdentifier UUID id, String text) {}

    @EventName("bench.made")
    @Revision("1")
    record ThingMade(UUID id, String text) {}

    @EventName("bench.changed")
    @Revision("1")
    record ThingChanged(UUID id, String text) {}

    private ThingMessages() {}
}
