package io.reeve.command.eventstore;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Handles a command where it is sent, as whoever sends it waits for it anyway. A process sends it in the middle of a unit of
 * work of its own, of which the command must not become a part: then another thread takes it. They are not virtual ones:
 * what ciphers and drivers keep for each thread would be made anew for each command.
 */
final class CommandThreads implements Executor {

    private final ExecutorService others = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("command-", 0).factory());

    @Override
    public void execute(Runnable command) {
        if (CurrentUnitOfWork.isStarted()) {
            others.execute(command);
        } else {
            command.run();
        }
    }
}
