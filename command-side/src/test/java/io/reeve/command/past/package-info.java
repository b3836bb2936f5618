@NullMarked
package io.reeve.command.past;

import org.jspecify.annotations.NullMarked;
