/** How the door is tried: over HTTP, with the rooms behind it played by the test. */
@NullMarked
package io.reeve.api.testing;

import org.jspecify.annotations.NullMarked;
