/** The views of groups and who is in them. */
@NullMarked
package io.reeve.query.group;

import org.jspecify.annotations.NullMarked;
