@NullMarked
package io.reeve.command.user;

import org.jspecify.annotations.NullMarked;
