/** What tests of every room share: a real PostgreSQL and nodes on it. */
@NullMarked
package io.reeve.testing;

import org.jspecify.annotations.NullMarked;
