/** People: who they are, whether they may act, which roles they hold. */
@NullMarked
package io.reeve.kernel.user;

import org.jspecify.annotations.NullMarked;
