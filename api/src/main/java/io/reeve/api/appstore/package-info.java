/** What is offered, and how it is governed. */
@NullMarked
package io.reeve.api.appstore;

import org.jspecify.annotations.NullMarked;
