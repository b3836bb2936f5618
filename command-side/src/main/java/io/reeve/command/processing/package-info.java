/**
 * How events reach their handlers: the one place that configures event processors, their tokens, what becomes of an event
 * that a handler cannot take, and who does the work when there are several nodes.
 */
@NullMarked
package io.reeve.command.processing;

import org.jspecify.annotations.NullMarked;
