/** What can be read about accounts and what they hold. */
@NullMarked
package io.reeve.query.account;

import org.jspecify.annotations.NullMarked;
