@NullMarked
package io.reeve.command.ledger;

import org.jspecify.annotations.NullMarked;
