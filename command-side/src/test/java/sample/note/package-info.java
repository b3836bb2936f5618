/**
 * A small feature for tests of the event store. It lives outside of {@code io.reeve} so that no application finds it that
 * did not ask for it.
 */
@NullMarked
package sample.note;

import org.jspecify.annotations.NullMarked;
