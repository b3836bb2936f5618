/** Searching views by conditions that callers put together themselves. */
@NullMarked
package io.reeve.query.search;

import org.jspecify.annotations.NullMarked;
