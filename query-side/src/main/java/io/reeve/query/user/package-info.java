/** The views of people, their roles and what changed about them. */
@NullMarked
package io.reeve.query.user;

import org.jspecify.annotations.NullMarked;
