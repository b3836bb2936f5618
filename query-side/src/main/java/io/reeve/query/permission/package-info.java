/** What is known of permissions. */
@NullMarked
package io.reeve.query.permission;

import org.jspecify.annotations.NullMarked;
