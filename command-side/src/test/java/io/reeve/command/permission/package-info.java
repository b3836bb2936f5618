@NullMarked
package io.reeve.command.permission;

import org.jspecify.annotations.NullMarked;
