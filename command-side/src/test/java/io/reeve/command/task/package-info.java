@NullMarked
package io.reeve.command.task;

import org.jspecify.annotations.NullMarked;
