/** What calls with an Idempotency-Key answered, kept for 30 days. The appender writes the records. */
@NullMarked
package io.reeve.command.idempotency;

import org.jspecify.annotations.NullMarked;
