/** The door: everything that speaks HTTP, and the application that puts the rooms together. */
@NullMarked
package io.reeve.api;

import org.jspecify.annotations.NullMarked;
