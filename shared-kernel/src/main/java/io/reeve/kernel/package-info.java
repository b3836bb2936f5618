/**
 * What every feature of the language shares: who acts, how a command is refused, how ids are made, how pages and
 * answers are typed. Nothing here knows a database or a web server.
 */
@NullMarked
package io.reeve.kernel;

import org.jspecify.annotations.NullMarked;
