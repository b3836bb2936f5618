/**
 * What every view stands on: how its tables are made and filled, how it is read, and how far it has come.
 */
@NullMarked
package io.reeve.query.projection;

import org.jspecify.annotations.NullMarked;
