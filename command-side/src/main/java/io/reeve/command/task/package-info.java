/** Decisions about tasks: who owns them, who may act, what follows. */
@NullMarked
package io.reeve.command.task;

import org.jspecify.annotations.NullMarked;
