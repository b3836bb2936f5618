/** The history as auditors ask for it: which events, what became of one thing, and who held what, when and why. */
@NullMarked
package io.reeve.query.audit;

import org.jspecify.annotations.NullMarked;
