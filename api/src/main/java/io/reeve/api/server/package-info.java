/**
 * How a node comes to life and ends: the PostgreSQL that it brings along when it is given none, and the sentence that
 * it says when it will not start.
 */
@NullMarked
package io.reeve.api.server;

import org.jspecify.annotations.NullMarked;
