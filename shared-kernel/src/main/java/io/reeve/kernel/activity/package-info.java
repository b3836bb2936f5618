/** The activity log. */
@NullMarked
package io.reeve.kernel.activity;

import org.jspecify.annotations.NullMarked;
