/** Asking for access, and the life of a request until what it granted has ended. */
@NullMarked
package io.reeve.command.accessrequest;

import org.jspecify.annotations.NullMarked;
