/** What can be read about tasks. */
@NullMarked
package io.reeve.query.task;

import org.jspecify.annotations.NullMarked;
