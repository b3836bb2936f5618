/** What the views of apps, permissions and rules share: who may see what, how it is kept, how it is paged. */
@NullMarked
package io.reeve.query.catalog;

import org.jspecify.annotations.NullMarked;
