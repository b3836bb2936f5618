/** Decisions about groups and who is in them. */
@NullMarked
package io.reeve.command.group;

import org.jspecify.annotations.NullMarked;
