@NullMarked
package io.reeve.command.token;

import org.jspecify.annotations.NullMarked;
