/**
 * Measures Reeve from outside, over HTTP and with its own PostgreSQL, and the layers below it one by one, so that each figure
 * has a ceiling from the same run beside it.
 */
@NullMarked
package io.reeve.bench;

import org.jspecify.annotations.NullMarked;
