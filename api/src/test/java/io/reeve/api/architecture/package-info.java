/** The rules of the house that a compiler does not know. */
@NullMarked
package io.reeve.api.architecture;

import org.jspecify.annotations.NullMarked;
