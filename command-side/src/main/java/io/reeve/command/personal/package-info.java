/**
 * Personal data in the log: encrypted from the first event on with a key for each person, so that deleting one key erases
 * a person while every hash stays true.
 */
@NullMarked
package io.reeve.command.personal;

import org.jspecify.annotations.NullMarked;
