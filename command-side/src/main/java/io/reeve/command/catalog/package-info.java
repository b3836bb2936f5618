/** The facts about apps, permissions and rules. */
@NullMarked
package io.reeve.command.catalog;

import org.jspecify.annotations.NullMarked;
