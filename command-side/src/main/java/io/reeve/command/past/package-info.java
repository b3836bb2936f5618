/**
 * A node that shows the past. Everything it asks the database is asked of two schemas of its own: one with the log up to a
 * position, made here, and one with the views, which the read side fills (docs/adr/0074).
 */
@NullMarked
package io.reeve.command.past;

import org.jspecify.annotations.NullMarked;
