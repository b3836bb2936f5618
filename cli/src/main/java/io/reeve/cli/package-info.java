/**
 * The command line: what operators and auditors do, against a server that runs, or without trusting one. Knows the server by
 * its HTTP alone, so that it works against one anywhere.
 */
@NullMarked
package io.reeve.cli;

import org.jspecify.annotations.NullMarked;
