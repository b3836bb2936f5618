@NullMarked
package io.reeve.command.sheet;

import org.jspecify.annotations.NullMarked;
