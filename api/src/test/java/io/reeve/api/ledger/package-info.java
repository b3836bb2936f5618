@NullMarked
package io.reeve.api.ledger;

import org.jspecify.annotations.NullMarked;
