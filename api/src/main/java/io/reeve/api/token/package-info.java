/** API tokens: issued, listed and revoked on a path of our own. */
@NullMarked
package io.reeve.api.token;

import org.jspecify.annotations.NullMarked;
