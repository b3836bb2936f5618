/** What operators do to the installation itself: views made anew and audited, dead letters retried and discarded. */
@NullMarked
package io.reeve.kernel.operation;

import org.jspecify.annotations.NullMarked;
