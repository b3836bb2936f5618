/** Apps and the settings that govern requests for them. */
@NullMarked
package io.reeve.command.app;

import org.jspecify.annotations.NullMarked;
