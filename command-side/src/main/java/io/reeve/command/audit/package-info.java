/** What is written down about those who read the history. */
@NullMarked
package io.reeve.command.audit;

import org.jspecify.annotations.NullMarked;
