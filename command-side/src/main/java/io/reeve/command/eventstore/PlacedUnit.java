package io.reeve.command.eventstore;

/** A unit that is let in, and where its events stand. */
record PlacedUnit(AppendUnit unit, Positions at) {}
