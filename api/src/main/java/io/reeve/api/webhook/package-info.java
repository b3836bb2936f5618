/** Inline webhooks: what may be called in the middle of a decision. */
@NullMarked
package io.reeve.api.webhook;

import org.jspecify.annotations.NullMarked;
