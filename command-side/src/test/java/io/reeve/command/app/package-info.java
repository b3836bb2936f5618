@NullMarked
package io.reeve.command.app;

import org.jspecify.annotations.NullMarked;
