/** Changing what others may have changed since it was seen. Pure functions that any feature may use. */
@NullMarked
package io.reeve.command.revision;

import org.jspecify.annotations.NullMarked;
