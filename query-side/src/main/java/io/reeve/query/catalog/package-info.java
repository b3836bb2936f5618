/** What the views of apps, permissions and rules share: who may see what. */
@NullMarked
package io.reeve.query.catalog;

import org.jspecify.annotations.NullMarked;
