@NullMarked
package io.reeve.command.account;

import org.jspecify.annotations.NullMarked;
