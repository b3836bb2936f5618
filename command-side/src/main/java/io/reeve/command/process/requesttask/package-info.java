/** What a request waits for is put before people as a task, and what they make of it is told to the request. */
@NullMarked
package io.reeve.command.process.requesttask;

import org.jspecify.annotations.NullMarked;
