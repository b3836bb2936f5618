/** Facts: what decisions must know beyond their own aggregate, true to the last committed event. */
@NullMarked
package io.reeve.command.fact;

import org.jspecify.annotations.NullMarked;
