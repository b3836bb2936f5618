@NullMarked
package io.reeve.command.processing;

import org.jspecify.annotations.NullMarked;
