/** Answers that are kept so that a repeated call has one effect. */
@NullMarked
package io.reeve.kernel.idempotency;

import org.jspecify.annotations.NullMarked;
