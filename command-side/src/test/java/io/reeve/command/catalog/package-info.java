@NullMarked
package io.reeve.command.catalog;

import org.jspecify.annotations.NullMarked;
