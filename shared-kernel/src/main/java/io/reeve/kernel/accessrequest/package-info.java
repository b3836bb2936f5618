/** Requests for access, from asking to the end of what was granted. */
@NullMarked
package io.reeve.kernel.accessrequest;

import org.jspecify.annotations.NullMarked;
