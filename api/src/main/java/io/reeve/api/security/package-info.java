/** Who calls: API tokens, and which paths are open to everybody. What a caller may do is decided by the command side. */
@NullMarked
package io.reeve.api.security;

import org.jspecify.annotations.NullMarked;
