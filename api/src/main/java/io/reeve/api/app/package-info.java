/** Apps, and what settings of every kind are written with. */
@NullMarked
package io.reeve.api.app;

import org.jspecify.annotations.NullMarked;
