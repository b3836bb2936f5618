@NullMarked
package io.reeve.command.fact;

import org.jspecify.annotations.NullMarked;
