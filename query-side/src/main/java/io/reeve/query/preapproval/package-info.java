/** What is known of pre-approval rules. */
@NullMarked
package io.reeve.query.preapproval;

import org.jspecify.annotations.NullMarked;
