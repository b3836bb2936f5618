/** Decisions about API tokens, and who is behind one. */
@NullMarked
package io.reeve.command.token;

import org.jspecify.annotations.NullMarked;
