/** Who needs nobody's approval. */
@NullMarked
package io.reeve.api.preapproval;

import org.jspecify.annotations.NullMarked;
