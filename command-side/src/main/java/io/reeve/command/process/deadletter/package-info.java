/** A dead letter that was given up is gone, whatever became of the node that was told to. */
@NullMarked
package io.reeve.command.process.deadletter;

import org.jspecify.annotations.NullMarked;
