/** Permissions of apps: what can be asked for in particular. */
@NullMarked
package io.reeve.command.permission;

import org.jspecify.annotations.NullMarked;
