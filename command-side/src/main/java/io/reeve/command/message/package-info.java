/** What commands carry with them, and how what they cause comes to carry it on. */
@NullMarked
package io.reeve.command.message;

import org.jspecify.annotations.NullMarked;
