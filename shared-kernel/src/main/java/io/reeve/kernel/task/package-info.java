/** What somebody has to decide or do. */
@NullMarked
package io.reeve.kernel.task;

import org.jspecify.annotations.NullMarked;
