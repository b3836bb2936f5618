/** Views as operators see them, and the node's part in making them anew and auditing them. */
@NullMarked
package io.reeve.query.operation;

import org.jspecify.annotations.NullMarked;
