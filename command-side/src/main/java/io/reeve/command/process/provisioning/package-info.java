/** Access is given and taken: what can be done by a program is done, and the rest is left to a task. */
@NullMarked
package io.reeve.command.process.provisioning;

import org.jspecify.annotations.NullMarked;
