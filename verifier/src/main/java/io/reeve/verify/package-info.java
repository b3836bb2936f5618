/**
 * Checks what a server says of its log, offline: with the keys and checkpoints that whoever checks holds, and with none of the
 * server's code.
 */
@NullMarked
package io.reeve.verify;

import org.jspecify.annotations.NullMarked;
