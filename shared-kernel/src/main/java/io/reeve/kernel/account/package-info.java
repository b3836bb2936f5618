/** Accounts of people in apps and the entitlements they hold. */
@NullMarked
package io.reeve.kernel.account;

import org.jspecify.annotations.NullMarked;
