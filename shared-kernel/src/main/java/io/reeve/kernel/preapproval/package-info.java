/** Rules that approve a request without a person. */
@NullMarked
package io.reeve.kernel.preapproval;

import org.jspecify.annotations.NullMarked;
