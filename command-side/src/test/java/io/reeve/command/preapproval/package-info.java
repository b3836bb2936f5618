@NullMarked
package io.reeve.command.preapproval;

import org.jspecify.annotations.NullMarked;
