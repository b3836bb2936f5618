/** What the outside may ask of the projections themselves. */
@NullMarked
package io.reeve.kernel.projection;

import org.jspecify.annotations.NullMarked;
