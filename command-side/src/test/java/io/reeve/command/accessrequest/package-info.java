@NullMarked
package io.reeve.command.accessrequest;

import org.jspecify.annotations.NullMarked;
