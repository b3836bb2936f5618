/** API tokens: how a caller proves to be a person. */
@NullMarked
package io.reeve.kernel.token;

import org.jspecify.annotations.NullMarked;
