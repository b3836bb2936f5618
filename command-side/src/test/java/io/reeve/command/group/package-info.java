@NullMarked
package io.reeve.command.group;

import org.jspecify.annotations.NullMarked;
