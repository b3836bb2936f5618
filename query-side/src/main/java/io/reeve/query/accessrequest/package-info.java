/** Requests for access as they can be read. */
@NullMarked
package io.reeve.query.accessrequest;

import org.jspecify.annotations.NullMarked;
