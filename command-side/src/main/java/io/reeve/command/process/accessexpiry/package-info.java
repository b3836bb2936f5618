/** Access that was granted for a time ends. */
@NullMarked
package io.reeve.command.process.accessexpiry;

import org.jspecify.annotations.NullMarked;
