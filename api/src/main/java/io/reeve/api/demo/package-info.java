/** A small organisation to try Reeve with, loaded once where {@code --demo} asks for it, and never otherwise. */
@NullMarked
package io.reeve.api.demo;

import org.jspecify.annotations.NullMarked;
