/** What anybody may ask: is it alive, and which build is it. */
@NullMarked
package io.reeve.api.meta;

import org.jspecify.annotations.NullMarked;
