/** What auditors ask of the history: the events themselves, what became of one thing, and who held what. */
@NullMarked
package io.reeve.kernel.audit;

import org.jspecify.annotations.NullMarked;
