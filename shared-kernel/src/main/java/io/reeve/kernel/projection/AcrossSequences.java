package io.reeve.kernel.projection;

/**
 * An event that changes what events of other sequences have made, as an erasure does. A view that handles it beside such events
 * has one order for all of them, and has written what came before it when it is handled.
 */
public interface AcrossSequences {}
