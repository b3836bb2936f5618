/** People, their roles, and what changed about them. */
@NullMarked
package io.reeve.api.user;

import org.jspecify.annotations.NullMarked;
