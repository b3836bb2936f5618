/** Sees to it that an open task never stays with people who can no longer act. */
@NullMarked
package io.reeve.command.process.taskownership;

import org.jspecify.annotations.NullMarked;
