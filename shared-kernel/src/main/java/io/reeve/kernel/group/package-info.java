/** Groups and memberships. */
@NullMarked
package io.reeve.kernel.group;

import org.jspecify.annotations.NullMarked;
