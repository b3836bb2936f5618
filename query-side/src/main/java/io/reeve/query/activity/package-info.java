/** The activity log: the event store itself, told in words. */
@NullMarked
package io.reeve.query.activity;

import org.jspecify.annotations.NullMarked;
