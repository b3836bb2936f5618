/**
 * Time, for processes: a sheet is a list of what is due, and when. It stands in the database, survives restarts, can be
 * read with {@code psql}, and sends a command for each thing whose time has come.
 */
@NullMarked
package io.reeve.command.sheet;

import org.jspecify.annotations.NullMarked;
