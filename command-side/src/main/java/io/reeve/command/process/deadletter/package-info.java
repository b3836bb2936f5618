/** What was begun with dead letters is brought to its end, whatever became of the node that was told to. */
@NullMarked
package io.reeve.command.process.deadletter;

import org.jspecify.annotations.NullMarked;
