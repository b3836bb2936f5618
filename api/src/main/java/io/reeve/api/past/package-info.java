/** The door of a node that shows the past: read, by those who may read everything, and nothing else. */
@NullMarked
package io.reeve.api.past;

import org.jspecify.annotations.NullMarked;
