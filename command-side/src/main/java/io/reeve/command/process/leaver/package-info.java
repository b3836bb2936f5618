/** Whoever has left is given nothing any more. */
@NullMarked
package io.reeve.command.process.leaver;

import org.jspecify.annotations.NullMarked;
