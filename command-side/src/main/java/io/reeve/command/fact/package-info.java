/**
 * Facts: what one feature's decision must know of another. They are tables of the command side, pure functions of events,
 * written in the transaction of the events they come from; a decision reads them and never a view.
 */
@NullMarked
package io.reeve.command.fact;

import org.jspecify.annotations.NullMarked;
