/** What operators see and do: views, how far they are, made anew and audited; events that no handler took. */
@NullMarked
package io.reeve.api.operation;

import org.jspecify.annotations.NullMarked;
