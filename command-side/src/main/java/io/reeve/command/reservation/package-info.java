/** Uniqueness, decided when the events are written and not a moment earlier. */
@NullMarked
package io.reeve.command.reservation;

import org.jspecify.annotations.NullMarked;
