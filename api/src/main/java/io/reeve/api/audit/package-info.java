/** For auditors: the history itself. Everything here is read, and nothing changed by reading but the record of who did. */
@NullMarked
package io.reeve.api.audit;

import org.jspecify.annotations.NullMarked;
