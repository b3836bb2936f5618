/** The view of API tokens. */
@NullMarked
package io.reeve.query.token;

import org.jspecify.annotations.NullMarked;
