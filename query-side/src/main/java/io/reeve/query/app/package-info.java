/** What is known of apps. */
@NullMarked
package io.reeve.query.app;

import org.jspecify.annotations.NullMarked;
