/** Requestable permissions of apps. */
@NullMarked
package io.reeve.kernel.permission;

import org.jspecify.annotations.NullMarked;
