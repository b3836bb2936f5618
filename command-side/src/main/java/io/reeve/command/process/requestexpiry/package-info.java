/** A request on which nobody acts runs out. */
@NullMarked
package io.reeve.command.process.requestexpiry;

import org.jspecify.annotations.NullMarked;
