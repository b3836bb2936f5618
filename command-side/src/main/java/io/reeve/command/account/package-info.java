/** Decisions about accounts and the entitlements they hold. */
@NullMarked
package io.reeve.command.account;

import org.jspecify.annotations.NullMarked;
