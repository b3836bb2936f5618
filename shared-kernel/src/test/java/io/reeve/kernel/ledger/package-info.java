@NullMarked
package io.reeve.kernel.ledger;

import org.jspecify.annotations.NullMarked;
