/** Apps, their settings, and what of them is offered in the AppStore. */
@NullMarked
package io.reeve.kernel.app;

import org.jspecify.annotations.NullMarked;
