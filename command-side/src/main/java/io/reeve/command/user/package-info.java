/** Decisions about people and the roles they hold. */
@NullMarked
package io.reeve.command.user;

import org.jspecify.annotations.NullMarked;
