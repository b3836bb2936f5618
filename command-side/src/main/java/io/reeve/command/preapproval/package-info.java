/** Rules about who needs nobody's approval. */
@NullMarked
package io.reeve.command.preapproval;

import org.jspecify.annotations.NullMarked;
