/** Asking for access, following what becomes of it, and calling it off. */
@NullMarked
package io.reeve.api.accessrequest;

import org.jspecify.annotations.NullMarked;
