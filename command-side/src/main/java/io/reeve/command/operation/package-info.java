/** What operators do to the installation: who may, and that it is recorded. */
@NullMarked
package io.reeve.command.operation;

import org.jspecify.annotations.NullMarked;
